import { createHmac, randomInt } from 'node:crypto';
import type { SuggestionLetter, SuggestionVerdict } from '../actions/decide-suggestion.ts';
import type { NewInvitation } from '../actions/invite-organisations.ts';
import type { Revocation } from '../actions/revoke-mandate.ts';
import type { Letter } from '../actions/send-mail.ts';
import type { AmendmentLetter } from '../actions/tell-authors.ts';
import type { Reason } from '../domain/moderation/reasons.ts';
import { actsOf } from '../domain/people/permissions/permissions.ts';
import { addressKey } from './address-key.ts';
import { addresses, inLanguage } from './addresses.ts';
import { formatMoment } from './languages/formats.ts';
import { isLanguage, type Language } from './languages/languages.ts';
import { translator } from './languages/translator.ts';
import type { Site } from './site.ts';

type Settled = Pick<Site, 'settings'>;

const spoken = (written: string): Language => (isLanguage(written) ? written : 'en');

/** To the author, in their language: what was hidden, why, and how to contest it. */
export function hiddenLetter(
  { settings }: Settled,
  written: string,
  { slug, reason, note }: { readonly slug: string; readonly reason: Reason | null; readonly note: string },
): Letter {
  const language = spoken(written);
  const t = translator(language);
  const words = {
    slug,
    note,
    reason: reason ? t.of('moderation.reason', reason) : '',
    rule: reason ? t.of('moderation.rule', reason) : '',
    link: `${settings.origin}${inLanguage(language, addresses.account)}#${slug}`,
  };
  return { subject: t('moderation.mail.subject', words), body: t('moderation.mail.body', words) };
}

/** To the author, in their language: that the decision to hide their words was taken back. */
export function shownAgainLetter({ settings }: Settled, written: string, slug: string): Letter {
  const language = spoken(written);
  const t = translator(language);
  const link = `${settings.origin}${inLanguage(language, addresses.account)}#${slug}`;
  const words = { slug, link };
  return {
    subject: t('moderation.undone.mail.subject', words),
    body: t('moderation.undone.mail.body', words),
  };
}

/** To the author, in their language: what came of their appeal. */
export function appealLetter({ settings }: Settled, written: string, upheld: boolean, note: string): Letter {
  const language = spoken(written);
  const t = translator(language);
  const link = settings.origin + inLanguage(language, addresses.account);
  const outcome = t.of('own.appeal', upheld ? 'upheld' : 'dismissed');
  const words = { note, link, outcome };
  return { subject: t('appeal.mail.subject', words), body: t('appeal.mail.body', words) };
}

/** To an organisation: in what capacity it is invited, and the private link that accepts. */
export function invitationLetter(
  { settings }: Settled,
  edition: string,
  invitation: NewInvitation,
  secret: string,
): Letter {
  const language = spoken(invitation.language);
  const t = translator(language);
  const words = {
    organisation: invitation.organisation,
    edition,
    capacity: t.of('capacity', invitation.capacity),
    link: settings.origin + inLanguage(language, addresses.invitation(secret)),
  };
  return { subject: t('invitation.mail.subject', words), body: t('invitation.mail.body', words) };
}

/** To who was named to act for an organisation: in which role, and by whom. */
export function mandateLetter(
  { settings }: Settled,
  asked: string,
  given: Readonly<Record<'name' | 'role' | 'organisation' | 'edition' | 'by', string>>,
): Letter {
  const language = spoken(asked);
  const t = translator(language);
  const { name, organisation, edition, by } = given;
  const link = settings.origin + inLanguage(language, addresses.signIn);
  const words = { name, organisation, edition, by, link, role: t.of('role', given.role) };
  return { subject: t('mandate.mail.subject', words), body: t('mandate.mail.body', words) };
}

/** To who held a mandate, in their language: by whom and when it was revoked, and what it no longer allows. */
export const revocationLetter =
  ({ settings }: Settled) =>
  ({ name, role, title, edition, by, byTitle, at, timeZone, language: asked }: Revocation): Letter => {
    const language = spoken(asked);
    const t = translator(language);
    const acts = actsOf(role).map((act) => t('mandate.revoked.mail.act', { act: t.of('act', act) }));
    const words = {
      name,
      edition,
      title: title ?? t.of('role', role),
      by: t('mandate.revoked.mail.by', { name: by || t('person.unnamed'), title: byTitle ?? '' }),
      moment: formatMoment(language, at, timeZone),
      acts: acts.join('\n'),
      link: settings.origin + inLanguage(language, addresses.account),
    };
    return { subject: t('mandate.revoked.mail.subject', words), body: t('mandate.revoked.mail.body', words) };
  };

/** How somebody without an account comes back to their words: a private link, and a code with its letter. */
export interface WayBack {
  readonly secret: string;
  /** Six digits. */
  readonly code: string;
  readonly letter: Letter;
  /** With what their address is hashed. */
  readonly addressKey: string;
}

/** The way back of a guest; sent again with the same key, the same words open the same private page. */
export function guestWayBack({ settings }: Settled, asked: string, key: string): WayBack {
  const language = spoken(asked);
  const t = translator(language);
  const secret = createHmac('sha256', settings.secret).update(`guest ${key}`).digest('base64url');
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const link = settings.origin + inLanguage(language, addresses.follow(secret));
  const letter = { subject: t('guest.mail.subject', { code }), body: t('guest.mail.body', { code, link }) };
  return { secret, code, letter, addressKey: addressKey({ settings }) };
}

/** What can happen to an amendment that its authors are told of. */
type AmendmentNews =
  | 'admitted'
  | 'inadmissible'
  | 'accepted'
  | 'declined'
  | 'referred'
  | 'reopened'
  | 'consent-asked'
  | 'reworded'
  | 'stuck';

/** To the authors of an amendment, in their language: what happened to it, why, and where to read on. */
export const amendmentLetter =
  ({ settings }: Settled, what: AmendmentNews, note = ''): AmendmentLetter =>
  ({ paper, code, asks }, written) => {
    const language = spoken(written);
    const t = translator(language);
    const link = settings.origin + inLanguage(language, addresses.amendment(paper, code));
    const news = t.of('amendment.mail', asks ? 'parent-asked' : what);
    return {
      subject: t(asks || what === 'reworded' ? 'amendment.mail.about' : 'amendment.mail.subject', { code }),
      body: t('amendment.mail.body', { code, what: news, note, link }),
    };
  };

/** To who suggested other words for a translation, in the language they read: what was decided, why, and where. */
export const suggestionLetter =
  ({ settings }: Settled, decided: SuggestionVerdict): SuggestionLetter =>
  (about, written) => {
    const language = spoken(written);
    const t = translator(language);
    const where =
      'contribution' in about
        ? addresses.contribution(about.contribution)
        : addresses.provision(about.paper, about.ref);
    const link = settings.origin + inLanguage(language, where);
    const subject = t('suggestion.mail.subject');
    return decided.verdict === 'accepted'
      ? { subject, body: t('suggestion.mail.accepted', { link }) }
      : { subject, body: t('suggestion.mail.declined', { link, reason: decided.reason }) };
  };
