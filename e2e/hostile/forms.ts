/** One form of the site, as it is sent when all is well. */
export interface Form {
  /** Who sends it: nobody, somebody new each time, a member without mandate, or the holder of a mandate. */
  readonly as: 'visitor' | 'newcomer' | 'member' | (string & {});
  /** Where to, within a language; `{n}` is a number from 1 that changes from one sending to the next. */
  readonly to: string;
  /** A good value for every field; `{key}` is a new key, `{basis}` what a revision starts from. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The fields that are read again afterwards: on the page it leads to, or on another. */
  readonly shown?: readonly string[];
  readonly on?: string;
  /** Words are kept as one block, whatever lines they were typed in. */
  readonly oneBlock?: true;
}

const who = { constituency: 'communities', name: 'Ada', place: 'Kervallon' };
const said = { key: '{key}', language: 'en', sure: 'en', ...who };
const answered = { key: '{key}', language: 'en', disposition: 'accepted', mandate: '' };
const term = {
  key: '{key}',
  'admitted-en': 'round; ring',
  'forbidden-en': 'loop',
  note: 'Where people meet.',
  language: 'en',
};
const dates = { from: '2026-01-01', until: '2030-01-01' };

/** Every form, by the path of its route within a language. A route that is not here fails the suite; the API's go here too. */
export const forms: Readonly<Record<string, Form>> = {
  '/papers/:paper/provisions/:ref/contributions': {
    as: 'newcomer',
    to: '/papers/accessible-cities/provisions/p04/contributions',
    fields: { ...said, text: 'We need ramps.', kind: 'comment', people: '', mandate: '', email: '' },
    shown: ['text', 'name', 'place'],
  },
  '/contributions/:contribution/replies': {
    as: 'newcomer',
    to: '/contributions/aic-c001/replies',
    fields: { ...said, text: 'I agree.' },
    shown: ['text'],
  },
  '/contributions/:contribution/supports': { as: 'member', to: '/contributions/aic-c001/supports' },
  '/contributions/:contribution/answers': {
    as: 'lead-world-enabled',
    to: '/contributions/aic-c0{n}/answers',
    fields: { ...answered, text: 'We heard you.', reason: 'It is right.' },
    shown: ['text', 'reason'],
  },
  '/r/:code/answers': {
    as: 'secretariat',
    to: '/r/AIC-R01/answers',
    fields: { ...answered, text: 'We will.', reason: 'It is right.' },
    shown: ['text', 'reason'],
  },
  '/papers/:paper/provisions/:ref/revisions': {
    as: 'lead-world-enabled',
    to: '/papers/accessible-cities/provisions/p05/revisions',
    fields: {
      key: '{key}',
      text: 'Written anew.',
      language: 'en',
      basis: '{basis}',
      seen: '',
      waiveTerms: '',
      desk: '',
      after: '',
      state: '',
    },
  },
  '/papers/:paper/forms/:kind/revisions': {
    as: 'lead-world-enabled',
    to: '/papers/accessible-cities/forms/simple/revisions',
    fields: {
      key: '{key}',
      text: 'A city is for all.',
      language: 'en',
      version: '2',
      basis: '0',
      original: '0',
    },
  },
  '/machine': { as: 'secretariat', to: '/machine', fields: { drafts: 'no' } },
  '/papers/:paper/translations/:target/machine': {
    as: 'lead-world-enabled',
    to: '/papers/accessible-cities/translations/fr/machine',
  },
  '/papers/:paper/translations/:target/files/review': {
    as: 'lead-world-enabled',
    to: '/papers/accessible-cities/translations/fr/files/review',
    fields: { file: '' },
  },
  '/papers/:paper/translations/:target/files': {
    as: 'lead-world-enabled',
    to: '/papers/accessible-cities/translations/fr/files',
    fields: {
      key: '{key}',
      passages:
        '[{"ref":"p05","basis":{basis},"seen":"","content":[{"type":"text","text":"Out of a file."}]}]',
      'waive-p05': 'yes',
    },
  },
  '/terms/additions': {
    as: 'secretariat',
    to: '/terms/additions',
    fields: { ...term, 'preferred-en': 'square', 'preferred-fr': 'parvis' },
  },
  '/terms/:term/revisions': {
    as: 'secretariat',
    to: '/terms/circuit/revisions',
    fields: { ...term, 'preferred-en': 'circuit', 'preferred-fr': 'circuit', revision: '1' },
  },
  '/terms/:term/retirements': {
    as: 'secretariat',
    to: '/terms/quorum/retirements',
    fields: { key: '{key}' },
  },
  '/papers/:paper/provisions/:ref/reviews': {
    as: 'lead-world-enabled',
    to: '/papers/accessible-cities/provisions/p06/reviews',
    fields: { text: 'As it was read.', language: 'fr', after: '', state: 'work' },
  },
  '/papers/:paper/provisions/:ref/amendments': {
    as: 'newcomer',
    to: '/papers/accessible-cities/provisions/p04/amendments',
    fields: {
      key: '{key}',
      version: '2',
      operations: JSON.stringify([
        { kind: 'replace', ref: 'p04', content: [{ type: 'text', text: 'Every door is wide.' }] },
      ]),
      parent: '',
      substitutes: '',
      adapts: '',
      wordedIn: 'en',
      step: 'propose',
      what: 'reword',
      text: 'Every door is wide.',
      added: '',
      kind: 'paragraph',
      where: 'after',
      place: '',
      more: '',
      reason: 'Wheels are wide.',
      language: 'en',
      sure: 'en',
      constituency: 'communities',
      mandate: '',
      name: 'Ada',
    },
    shown: ['reason', 'name'],
  },
  '/papers/:paper/amendments/:code/supports': {
    as: 'member',
    to: '/papers/accessible-cities/amendments/AIC-A1-017/supports',
    fields: { mandate: '' },
  },
  '/papers/:paper/amendments/:code/signatures': {
    as: 'newcomer',
    to: '/papers/accessible-cities/amendments/AIC-A1-017/signatures',
    fields: { mandate: '' },
  },
  '/papers/:paper/amendments/:code/withdrawals': {
    as: 'member',
    to: '/papers/accessible-cities/amendments/AIC-A1-017/withdrawals',
  },
  '/papers/:paper/amendments/:code/admissions': {
    as: 'lead-world-enabled',
    to: '/papers/accessible-cities/amendments/AIC-A1-015/admissions',
    fields: { note: 'It bears on the text.', language: 'en', form: 'admission-', verdict: 'inadmissible' },
  },
  '/papers/:paper/amendments/:code/answers': {
    as: 'lead-world-enabled',
    to: '/papers/accessible-cities/amendments/AIC-A1-017/answers',
    fields: {
      note: 'We cannot.',
      language: 'en',
      form: 'wording-',
      verdict: 'consent-asked',
      'text-0': 'Every door is wide enough.',
    },
  },
  '/papers/:paper/amendments/:code/renderings': {
    as: 'lead-world-enabled',
    to: '/papers/accessible-cities/amendments/AIC-A1-008/renderings',
    fields: { form: 'rendering-', 'text-0': '**Non-discrimination.** A refusal is written.' },
  },
  '/papers/:paper/amendments/:code/consents': {
    as: 'member',
    to: '/papers/accessible-cities/amendments/AIC-A1-024/consents',
    fields: { note: 'Fine.', language: 'en', form: 'consent-', verdict: 'no' },
  },
  '/papers/:paper/amendments/:code/decisions': {
    as: 'chair-town-hall',
    to: '/papers/accessible-cities/amendments/AIC-A4-023/decisions',
    fields: {
      sitting: 'town-hall-accessible-cities',
      rule: 'simple',
      yes: '4',
      no: '1',
      abstentions: '0',
      note: 'After a debate.',
      language: 'en',
      form: 'decision-',
      verdict: 'accepted',
    },
  },
  '/papers/:paper/amendments/:code/vote-requests': {
    as: 'chair-town-hall',
    to: '/papers/accessible-cities/amendments/AIC-A4-023/vote-requests',
    fields: { kind: 'separate', note: 'By itself.', language: 'en' },
  },
  '/papers/:paper/merges': { as: 'lead-gpr2c', to: '/papers/right-to-the-city/merges' },
  '/papers/:paper/voting-orders': {
    as: 'chair-town-hall',
    to: '/papers/accessible-cities/voting-orders',
    fields: { list: '', note: 'In this order.', language: 'en' },
  },
  '/papers/:paper/publications': {
    as: 'lead-gpr2c',
    to: '/papers/right-to-the-city/publications',
    fields: { note: 'Better.' },
  },
  '/papers/:paper/sources': {
    as: 'lead-world-enabled',
    to: '/papers/accessible-cities/sources',
    fields: { file: '' },
  },
  '/papers/:paper/sources/:sha256{[0-9a-f]{64}}/withdrawals': {
    as: 'lead-world-enabled',
    to: `/papers/accessible-cities/sources/${'0'.repeat(64)}/withdrawals`,
  },
  '/invitations/review': {
    as: 'secretariat',
    to: '/invitations/review',
    fields: { organisation: 'New', capacity: 'section', on: '', email: 'new@inner.test', language: 'en' },
  },
  '/invitations': {
    as: 'secretariat',
    to: '/invitations',
    fields: { list: 'organisation,capacity,on,email,language\nNew,section,,new@inner.test,en\n' },
  },
  '/invitations/:id{[0-9]{1,15}}/withdrawals': { as: 'secretariat', to: '/invitations/1/withdrawals' },
  '/invitations/links/:secret/acceptances': {
    as: 'visitor',
    to: '/invitations/links/unknown/acceptances',
    fields: { name: 'Ada' },
  },
  '/organisations/:organisation/mandates': {
    as: 'secretariat',
    to: '/organisations/world-enabled/mandates',
    fields: { key: '{key}', name: 'Ada', email: 'ada@inner.test', role: 'delegate', on: '', ...dates },
  },
  '/mandates/:mandate/revocations': { as: 'secretariat', to: '/mandates/lead-gap/revocations' },
  '/outcome/clauses': {
    as: 'rapporteur-town-hall',
    to: '/outcome/clauses',
    fields: {
      key: '{key}',
      text: 'Cities are for all.',
      language: 'en',
      heading: 'h-access',
      origins: '',
      kind: 'adapted',
      note: 'It was forgotten.',
    },
    shown: ['text'],
    oneBlock: true,
  },
  '/outcome/publications': { as: 'secretariat', to: '/outcome/publications' },
  '/contributions/:contribution/translations': {
    as: 'lead-world-enabled',
    to: '/contributions/aic-c002/translations',
    fields: { language: 'fr', text: 'Qui signe le refus ?', seen: '' },
    shown: ['text'],
    on: '/fr/contributions/aic-c002',
  },
  '/contributions/:contribution/suggestions': {
    as: 'newcomer',
    to: '/contributions/aic-c002/suggestions',
    fields: { key: '{key}', language: 'fr', text: 'Qui signe le refus ?', seen: '', named: 'yes' },
  },
  '/papers/:paper/provisions/:ref/suggestions': {
    as: 'newcomer',
    to: '/papers/accessible-cities/provisions/p06/suggestions',
    fields: { key: '{key}', language: 'fr', text: 'Mieux dit.', seen: '2', named: 'yes' },
  },
  '/papers/:paper/translations/:target/suggestions/:suggestion{[0-9]{1,15}}/decisions': {
    as: 'lead-world-enabled',
    to: '/papers/accessible-cities/translations/fr/suggestions/{n}/decisions',
    fields: { verdict: 'declined', reason: 'It says more.', language: 'en', seen: '', waiveTerms: '' },
  },
  '/contributions/:contribution/reports': {
    as: 'newcomer',
    to: '/contributions/aic-c0{n}/reports',
    fields: { key: '{key}', reason: 'spam', note: 'Look.' },
    shown: ['note'],
    on: 'queue',
  },
  '/papers/:paper/amendments/:code/reports': {
    as: 'newcomer',
    to: '/papers/accessible-cities/amendments/AIC-A1-017/reports',
    fields: { key: '{key}', reason: 'spam', note: 'Look.' },
  },
  '/contributions/:contribution/moderations': {
    as: 'moderator-world',
    to: '/contributions/aic-c044/moderations',
    fields: { verdict: 'keep', reason: '', note: 'Fine.', seen: '0' },
  },
  '/papers/:paper/amendments/:code/moderations': {
    as: 'moderator-world',
    to: '/papers/accessible-cities/amendments/AIC-A1-017/moderations',
    fields: { verdict: 'keep', reason: '', note: 'Fine.', seen: '0-1' },
  },
  '/contributions/:contribution/withdrawals': { as: 'member', to: '/contributions/aic-c001/withdrawals' },
  '/contributions/:contribution/appeals': {
    as: 'member',
    to: '/contributions/aic-c001/appeals',
    fields: { text: 'It is not so.' },
  },
  '/papers/:paper/amendments/:code/appeals': {
    as: 'member',
    to: '/papers/accessible-cities/amendments/AIC-A1-017/appeals',
    fields: { text: 'It is not so.' },
  },
  '/moderations/:id{[0-9]{1,15}}/reversals': { as: 'moderator-world', to: '/moderations/1/reversals' },
  '/appeals/:id{[0-9]{1,15}}/decisions': {
    as: 'moderator-town-hall',
    to: '/appeals/1/decisions',
    fields: { upheld: 'no', note: 'Seen.', asked: 'aic-c001' },
  },
  '/follow/:secret/confirmations': {
    as: 'visitor',
    to: '/follow/unknown/confirmations',
    fields: { code: '123456' },
  },
  '/follow/:secret/withdrawals': { as: 'visitor', to: '/follow/unknown/withdrawals' },
  '/follow/:secret/appeals': { as: 'visitor', to: '/follow/unknown/appeals', fields: { text: 'No.' } },
  '/account': {
    as: 'newcomer',
    to: '/account',
    fields: { name: 'Ada', place: 'Kervallon', language: 'en', namePublic: 'yes' },
    shown: ['name', 'place'],
  },
  '/account/erasure': { as: 'member', to: '/account/erasure', fields: { sure: 'no', words: 'no' } },
  '/sign-in/links': { as: 'visitor', to: '/sign-in/links', fields: { email: 'bo@inner.test', next: '/en' } },
  '/sign-in/links/:token': { as: 'visitor', to: '/sign-in/links/unknown', fields: { next: '/en' } },
  '/sign-in/passwords': {
    as: 'visitor',
    to: '/sign-in/passwords',
    fields: { login: 'bo@inner.test', password: 'a long password', next: '/en' },
  },
  '/sign-in/code': { as: 'member', to: '/sign-in/code', fields: { code: '123456', next: '/en' } },
  '/sign-in/passkeys/options': { as: 'visitor', to: '/sign-in/passkeys/options' },
  '/sign-in/passkeys': { as: 'visitor', to: '/sign-in/passkeys', fields: { response: '{}', next: '/en' } },
  '/account/sign-in/password': {
    as: 'member',
    to: '/account/sign-in/password',
    fields: { 'new-password': 'short', 'current-password': '' },
  },
  '/account/sign-in/password/removals': { as: 'member', to: '/account/sign-in/password/removals' },
  '/account/sign-in/second-factor': { as: 'member', to: '/account/sign-in/second-factor' },
  '/account/sign-in/second-factor/confirmations': {
    as: 'member',
    to: '/account/sign-in/second-factor/confirmations',
    fields: { code: '123456', secret: 'JBSWY3DPEHPK3PXP', address: 'otpauth://totp/Parvis' },
  },
  '/account/sign-in/second-factor/removals': {
    as: 'member',
    to: '/account/sign-in/second-factor/removals',
  },
  '/account/sign-in/passkeys/options': { as: 'member', to: '/account/sign-in/passkeys/options' },
  '/account/sign-in/passkeys': {
    as: 'member',
    to: '/account/sign-in/passkeys',
    fields: { response: '{}', name: 'Phone' },
  },
  '/account/sign-in/passkeys/:id{[0-9]{1,15}}/removals': {
    as: 'member',
    to: '/account/sign-in/passkeys/1/removals',
  },
  '/account/sessions/ends': { as: 'newcomer', to: '/account/sessions/ends' },
  '/account/sessions/:id{[0-9a-f-]{36}}/ends': {
    as: 'newcomer',
    to: '/account/sessions/00000000-0000-0000-0000-000000000000/ends',
  },
  '/sign-out': { as: 'newcomer', to: '/sign-out' },
  '/roles': { as: 'visitor', to: '/roles', fields: { mandate: 'nobody', next: '/en' } },
};
