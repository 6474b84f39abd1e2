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
  provision: (paper: string, ref: string) => `/papers/${paper}/provisions/${ref}`,
  recommendation: (code: string) => `/r/${code}`,
  contribution: (contribution: string) => `/contributions/${contribution}`,
  register: '/register',
  priorities: '/priorities',
  priority: (priority: string) => `/priorities/${priority}`,
  outcome: '/outcome',
  newClause: '/outcome/clauses',
  publication: '/outcome/publications',
  programme: '/programme',
  about: '/about',
  accessibility: '/accessibility',
  signIn: '/sign-in',
  signOut: '/sign-out',
  outbox: '/outbox',
  roles: '/roles',
} as const;

export const inLanguage = (language: Language, path: string): string => `/${language}${path}`;
