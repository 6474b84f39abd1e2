import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestBrowser, type TestSite, testSite } from './test-site.testing.ts';

let site: TestSite;
let server: Server;
let issuer: string;
/** What the provider says of whoever signs in. */
let claims: { email: string; email_verified: boolean };

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const origin = 'http://localhost:3000';
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'parvis',
        client_secret: 'a secret between the two of them',
        redirect_uris: [`${origin}/sign-in/organisation/callback`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...claims }) }),
  });
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response);
    // Whoever comes is signed in and agrees at once.
    void (async () => {
      const { params, session } = await provider.interactionDetails(request, response);
      const accountId = session?.accountId ?? claims.email;
      const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
      grant.addOIDCScope('openid email profile');
      const consent = { grantId: await grant.save() };
      await provider.interactionFinished(request, response, { login: { accountId }, consent });
    })();
  });
  site = await testSite({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'parvis',
    OIDC_CLIENT_SECRET: 'a secret between the two of them',
  });
}, 60_000);
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await site.demo.drop();
});

/** Follows the provider's own pages until it sends the browser back; the address it sends it to. */
async function throughProvider(address: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  while (next.href.startsWith(issuer)) {
    const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { Cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    next = new URL(response.headers.get('Location') ?? 'about:blank', next);
  }
  return next;
}

async function leave(browser: TestBrowser, next = ''): Promise<URL> {
  const left = await browser.get(`/fr/sign-in/organisation?next=${encodeURIComponent(next)}`);
  expect(left.status).toBe(302);
  return throughProvider(left.headers.get('Location') ?? '');
}
const arrive = (browser: TestBrowser, address: URL) => browser.get(address.pathname + address.search);

describe('signing in with an organisation', () => {
  test('is offered, goes to the provider and back, and makes or finds the person of the proven address', async () => {
    expect(await (await site.browser().get('/fr/sign-in')).text()).toContain(new URL(issuer).host);
    for (let times = 0; times < 2; times++) {
      claims = { email: 'Mayor@City.example', email_verified: true };
      const browser = site.browser();
      const arrived = await arrive(browser, await leave(browser, '/fr/papers/africa'));
      expect(arrived.headers.get('Location')).toBe('/fr/papers/africa');
      expect((await browser.get('/fr/account')).status).toBe(200);
    }
    const people = await site.demo.db
      .selectFrom('person')
      .select('email')
      .where('email', '=', 'mayor@city.example')
      .execute();
    expect(people).toHaveLength(1);
  });

  test('an address the provider does not vouch for is refused in words', async () => {
    claims = { email: 'mayor@city.example', email_verified: false };
    const browser = site.browser();
    const arrived = await arrive(browser, await leave(browser));
    expect(arrived.headers.get('Location')).toBe('/fr/sign-in/refused/organisation-unproven');
    const told = await browser.get('/fr/sign-in/refused/organisation-unproven');
    expect([told.status, await told.text()]).toEqual([403, expect.stringContaining('ne garantit pas')]);
    expect((await browser.get('/fr/account')).status).toBe(403);
  });

  test.each([
    ['another browser’s answer', async (address: URL) => arrive(site.browser(), address)],
    [
      'another state',
      async (address: URL, browser: TestBrowser) => {
        address.searchParams.set('state', 'forged');
        return arrive(browser, address);
      },
    ],
    [
      'another code',
      async (address: URL, browser: TestBrowser) => {
        address.searchParams.set('code', 'forged');
        return arrive(browser, address);
      },
    ],
    [
      'no answer at all',
      async (address: URL, browser: TestBrowser) => {
        address.search = '';
        return arrive(browser, address);
      },
    ],
  ])('%s opens nothing', async (_, come) => {
    claims = { email: 'mayor@city.example', email_verified: true };
    const browser = site.browser();
    const arrived = await come(await leave(browser), browser);
    expect(arrived.status).toBe(303);
    expect(arrived.headers.get('Location')).toMatch(/\/sign-in\/refused\/organisation-failed$/);
    expect((await browser.get('/fr/account')).status).toBe(403);
  });
});

test('while the provider is down, or none is set, nothing breaks', async () => {
  const down = await testSite({
    OIDC_ISSUER: 'http://localhost:1',
    OIDC_CLIENT_ID: 'parvis',
    OIDC_CLIENT_SECRET: 'x',
  });
  const refused = await down.browser().get('/fr/sign-in/organisation');
  expect([refused.status, await refused.text()]).toEqual([
    403,
    expect.stringContaining('service de connexion'),
  ]);
  await down.demo.drop();
  const none = await testSite();
  expect((await none.browser().get('/fr/sign-in/organisation')).status).toBe(404);
  expect((await none.browser().get('/sign-in/organisation/callback?code=x')).status).toBe(404);
  await none.demo.drop();
}, 60_000);
