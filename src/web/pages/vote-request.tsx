import type { Operation } from '../../domain/amendments/amendment.ts';
import { applyOperations } from '../../domain/amendments/apply.ts';
import { passagesOf } from '../../domain/amendments/split-vote.ts';
import { decide } from '../../domain/people/permissions/permissions.ts';
import { type AmendableText, amendableText } from '../../queries/amendable-text.ts';
import { amendmentNamed } from '../../queries/amendments.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { voteRequests } from '../../queries/vote-requests.ts';
import { inAuthentic } from '../../queries/voting-list.ts';
import { addresses } from '../addresses.ts';
import type { Faults } from '../components/field.tsx';
import { VoteRequests } from '../components/voting-orders.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { VoteRequestForm } from '../forms/vote-request-form.tsx';
import { openToday } from '../open-today.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs, placeOf } from './paper.tsx';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** Where the chair says in which parts an amendment is voted on, or that it is voted on apart. */
export const voteRequestPage =
  (site: Site): Handler =>
  (c) =>
    showVoteRequest(site, c, { values: {}, faults: {} });

export async function showVoteRequest(
  site: Site,
  c: Parameters<Handler>[0],
  form: { readonly values: FormValues; readonly faults: Faults },
): Promise<Response> {
  const page = privately(c);
  const { t, language, edition } = page;
  const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', language);
  const amendment = await amendmentNamed(site.db, edition.id, c.req.param('code') ?? '', page);
  if (!head || !amendment || amendment.paper !== head.slug) return c.notFound();
  const request = { place: placeOf(head), open: openToday(page) };
  const decision = decide(page.viewer, { act: 'reorder-votes', ...request });
  if (!decision.ok) return refusalPage(c, decision);
  const { code, state, standing, parent } = amendment;
  if (standing !== 'published') return refusalPage(c, 'words-hidden');
  if (state !== 'admitted' && state !== 'referred') return refusalPage(c, 'not-now');
  const voted = inAuthentic(amendment);
  const before = await amendableText(site.db, head.id, head.latest, head.authentic);
  const current = amendment.version === head.latest && amendment.carried !== 'needs-author';
  const parted = voted && current && parent === null;
  const passages = parted ? passagesShown(before, code, voted.operations) : [];
  const requests = await voteRequests(site.db, { amendment: amendment.id }, language);
  return show(
    c,
    <SimplePage
      page={page}
      title={t('request.title', { code })}
      description={t('request.explain')}
      current="papers"
      crumbs={paperCrumbs(
        page,
        head,
        { text: t('voting.short'), path: addresses.votingList(head.slug) },
        { text: code },
      )}
    >
      <VoteRequests page={page} requests={requests} />
      <VoteRequestForm
        page={page}
        paper={head.slug}
        code={code}
        before={before}
        passages={passages}
        inForce={requests.find(({ holds }) => holds)}
        {...form}
      />
    </SimplePage>,
    Object.keys(form.faults).length > 0 ? 422 : 200,
  );
}

/** What each passage of an amendment makes of a text, when there are several. */
function passagesShown({ text }: AmendableText, id: string, operations: readonly Operation[]) {
  const passages = passagesOf(text, { id, operations });
  if (passages.length < 2) return [];
  return passages.flatMap((operation) => {
    const applied = applyOperations(text, [operation]);
    return applied.ok ? [applied.value] : [];
  });
}
