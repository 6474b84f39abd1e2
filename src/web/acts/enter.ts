import { addresses, inLanguage } from '../addresses.ts';
import type { Language } from '../languages/languages.ts';
import type { Opened } from '../sign-in/sign-in.ts';

/** Where to go afterwards: a page of this site, or the home page. */
export function nextAddress(next: string | undefined, language: Language): string {
  return next && next.length < 500 && /^\/(fr|en|es|ar)(\/[\w\-./#?=&%]*)?$/.test(next)
    ? next
    : `/${language}`;
}

/** Lets somebody in whose session is open: by the second factor first, where they ask for one. */
export function enter(opened: Opened, language: Language, next: string | undefined): Response {
  const address = nextAddress(next, language);
  const code = `${inLanguage(language, addresses.code)}?next=${encodeURIComponent(address)}`;
  return withCookies(opened.cookies, opened.asksCode ? code : address);
}

export function withCookies(cookies: readonly string[], location: string): Response {
  const headers = new Headers({ Location: location });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}
