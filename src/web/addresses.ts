import type { Language } from './languages/languages.ts';

/** The address of every page within its language; `inLanguage` puts the language in front. */
export const addresses = {
  home: '',
  circuits: '/circuits',
  circuit: (circuit: string) => `/circuits/${circuit}`,
  track: (track: string) => `/tracks/${track}`,
  domains: '/domains',
  domain: (domain: string) => `/domains/${domain}`,
  organisations: '/organisations',
  organisation: (organisation: string) => `/organisations/${organisation}`,
  papers: '/papers',
  paper: (paper: string) => `/papers/${paper}`,
  versions: (paper: string) => `/papers/${paper}/versions`,
  version: (paper: string, number: number) => `/papers/${paper}/versions/${number}`,
  sources: (paper: string) => `/papers/${paper}/sources`,
  provision: (paper: string, ref: string) => `/papers/${paper}/provisions/${ref}`,
  recommendation: (code: string) => `/r/${code}`,
  contribution: (contribution: string) => `/contributions/${contribution}`,
  permissions: '/permissions',
  invitations: '/invitations',
  invitation: (secret: string) => `/invitations/links/${secret}`,
  mandate: (mandate: string) => `/mandates/${mandate}`,
  revision: (paper: string, ref: string) => `/papers/${paper}/provisions/${ref}/revisions`,
  draft: (paper: string) => `/papers/${paper}/draft`,
  register: '/register',
  priorities: '/priorities',
  priority: (priority: string) => `/priorities/${priority}`,
  outcome: '/outcome',
  newClause: '/outcome/clauses',
  publication: '/outcome/publications',
  programme: '/programme',
  about: '/about',
  accessibility: '/accessibility',
  moderation: '/moderation',
  rules: '/rules',
  reported: '/rules/reported',
  follow: (secret: string) => `/follow/${secret}`,
  account: '/account',
  erased: '/erased',
  signInMethods: '/account/sign-in',
  sessions: '/account/sessions',
  code: '/sign-in/code',
  signIn: '/sign-in',
  signOut: '/sign-out',
  outbox: '/outbox',
  roles: '/roles',
} as const;

/** A file of a paper, by what it holds and what it is called; the same in every language. */
export const sourceAddress = (sha256: string, name: string): string =>
  `/sources/${sha256}/${encodeURIComponent(name)}`;

export const inLanguage = (language: Language, path: string): string => `/${language}${path}`;
