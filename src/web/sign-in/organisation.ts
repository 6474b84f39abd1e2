import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import type { CompleteSettings } from '../../settings.ts';

/** What is kept in a signed cookie between the way out and the way back. */
export const journeySchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  language: z.string(),
  next: z.string(),
});
type Journey = z.infer<typeof journeySchema>;

type Arrival =
  | { readonly ok: true; readonly email: string }
  | { readonly ok: false; readonly refusal: 'organisation-failed' | 'organisation-unproven' };

/** The way to an organisation's identity provider and back (OpenID Connect, code with PKCE). */
export interface OrganisationSignIn {
  /** Where to send the browser; null while the provider does not answer. */
  leave(language: string, next: string): Promise<{ address: URL; journey: Journey } | null>;
  /** Who comes back; only an address that the provider has proven counts. */
  arrive(address: URL, journey: Journey): Promise<Arrival>;
}

export const callbackPath = '/sign-in/organisation/callback';

export function organisationSignIn({ oidc, origin }: CompleteSettings): OrganisationSignIn | null {
  if (!oidc) return null;
  const redirect = origin + callbackPath;
  let known: Promise<Configuration> | null = null;
  // Asked once, when first needed: the site starts while the provider is down.
  const configuration = () => {
    const issuer = new URL(oidc.issuer);
    // Plain http only on this machine, where a provider runs for a test.
    const local = issuer.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(issuer.hostname);
    const options = local ? { execute: [allowInsecureRequests] } : {};
    known ??= discovery(issuer, oidc.clientId, oidc.clientSecret, undefined, options);
    known.catch(() => {
      known = null;
    });
    return known;
  };

  return {
    async leave(language, next) {
      const verifier = randomPKCECodeVerifier();
      const journey = { state: randomState(), nonce: randomNonce(), verifier, language, next };
      try {
        const address = buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirect,
          scope: 'openid email profile',
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state: journey.state,
          nonce: journey.nonce,
        });
        return { address, journey };
      } catch {
        return null;
      }
    },
    async arrive(address, { state, nonce, verifier }) {
      try {
        const came = new URL(redirect + address.search);
        const tokens = await authorizationCodeGrant(await configuration(), came, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
        });
        const claims = tokens.claims();
        const email = z.email().max(200).safeParse(claims?.email);
        if (!email.success || claims?.email_verified !== true)
          return { ok: false, refusal: 'organisation-unproven' };
        return { ok: true, email: email.data.toLowerCase() };
      } catch {
        return { ok: false, refusal: 'organisation-failed' };
      }
    },
  };
}
