import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { keepChallenge, savePasskey, takeChallenge, usePasskey } from '../../actions/passkeys.ts';
import { credentialsOf, passkeyNamed } from '../../queries/sign-in-methods.ts';
import type { Site } from '../site.ts';

/** Who asks for a passkey: its address stands beside it in the browser's list. */
interface Holder {
  readonly person: string;
  readonly email: string;
}

const partyOf = ({ settings }: Site) => new URL(settings.origin).hostname;

/** What a new passkey must sign. */
export async function optionsToMake(site: Site, { person, email }: Holder, siteName: string) {
  const known = await credentialsOf(site.db, person);
  const options = await generateRegistrationOptions({
    rpName: siteName,
    rpID: partyOf(site),
    userName: email,
    userID: new TextEncoder().encode(person),
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(site.db, options.challenge, person, site.now());
  return options;
}

/** What a passkey of anybody must sign: the browser offers those it has for this site. */
export async function optionsToAsk(site: Site) {
  const options = await generateAuthenticationOptions({ rpID: partyOf(site), userVerification: 'required' });
  await keepChallenge(site.db, options.challenge, null, site.now());
  return options;
}

/** Keeps a passkey that was made; false when its answer is not right. */
export async function makePasskey(
  site: Site,
  holder: Holder,
  answer: string,
  name: string,
): Promise<boolean> {
  const response = parse<RegistrationResponseJSON>(answer);
  if (!response) return false;
  const verified = await unlessWrong(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => takeChallenge(site.db, challenge, holder.person, site.now()),
      expectedOrigin: site.settings.origin,
      expectedRPID: partyOf(site),
    }),
  );
  if (!verified?.verified) return false;
  const { credential } = verified.registrationInfo;
  await savePasskey(
    site.db,
    {
      person: holder.person,
      credential: credential.id,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: response.response.transports ?? [],
      name,
    },
    site.now(),
  );
  return true;
}

/** The address of the holder of a passkey that answered rightly; null when it did not. */
export async function holderOfPasskey(site: Site, answer: string): Promise<string | null> {
  const response = parse<AuthenticationResponseJSON>(answer);
  const known = response && (await passkeyNamed(site.db, response.id));
  if (!response || !known?.email) return null;
  const verified = await unlessWrong(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => takeChallenge(site.db, challenge, null, site.now()),
      expectedOrigin: site.settings.origin,
      expectedRPID: partyOf(site),
      credential: {
        id: known.credential,
        publicKey: Uint8Array.from(known.publicKey),
        counter: known.counter,
      },
    }),
  );
  if (!verified?.verified) return null;
  await usePasskey(site.db, known.credential, verified.authenticationInfo.newCounter, site.now());
  return known.email;
}

/** An answer as the browser wrote it: anything may come in its place. */
function parse<T extends { id: string; response: object }>(answer: string): T | null {
  try {
    const value: unknown = JSON.parse(answer);
    const shaped =
      typeof value === 'object' && value !== null && 'id' in value && 'response' in value
        ? (value as { id: unknown; response: unknown })
        : null;
    return shaped && typeof shaped.id === 'string' && typeof shaped.response === 'object' && shaped.response
      ? (value as T)
      : null;
  } catch {
    return null;
  }
}

/** The library throws at an answer that is malformed, forged or not for this site: all are wrong. */
async function unlessWrong<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}
