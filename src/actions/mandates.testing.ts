import type { NewMandate } from './name-mandate.ts';

/** A mandate that somebody is given: a delegate nobody knows yet. */
export const named = (more: Partial<NewMandate> = {}): NewMandate => ({
  organisation: 'hic',
  role: 'delegate',
  email: `${crypto.randomUUID().slice(0, 8)}@example.org`,
  name: 'Imani',
  on: '',
  from: '2026-11-24',
  until: '2030-12-31',
  titles: { en: 'Delegate, HIC', fr: 'Délégation, HIC' },
  letter: { subject: 'Hello', body: 'Hello' },
  language: 'en',
  key: crypto.randomUUID(),
  ...more,
});
