import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissions } from '../domain/people/permissions/table.ts';
import { type TestSite, testSite } from './sign-in/test-site.testing.ts';

let site: TestSite;
beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
}, 60_000);
afterAll(() => site.demo.drop());

test.each(['fr', 'en', 'es', 'ar'])(
  'every line of the table can be read in %s, under its number',
  async (language) => {
    const html = await (await site.browser().get(`/${language}/permissions`)).text();
    const rows = [...html.matchAll(/<tr id="line-(\d+)">/g)].map(([, line]) => Number(line));
    expect(rows.sort((a, b) => a - b)).toEqual(permissions.map(({ line }) => line).sort((a, b) => a - b));
    const [head] = /<thead>.*?<\/thead>/s.exec(html) ?? [''];
    expect(head.match(/<th scope="col">/g)).toHaveLength(5);
  },
);

test('a page that refuses cites the line, and leads to it', async () => {
  const lead = site.browser();
  await lead.post('/en/roles', { mandate: 'lead-huairou-commission' });
  const html = await (await lead.get('/en/papers/accessible-cities/draft')).text();
  const line = permissions.find(({ act, role }) => act === 'translate' && role === 'lead')?.line;
  expect(html).toContain(`<a href="/en/permissions#line-${line}">Line ${line}: “Translate a paper”`);
});
