import { acceptInvitationAct } from './acts/accept-invitation.ts';
import { changeProfileAct, dataPage, eraseAct } from './acts/account.tsx';
import { answerContributionAct, answerRecommendationAct } from './acts/answer.ts';
import { contributeAct, replyAct } from './acts/contribute.tsx';
import { inviteAct, reviewInvitationsAct, withdrawInvitationAct } from './acts/invite.tsx';
import { nameMandateAct, revokeMandateAct } from './acts/mandate.tsx';
import { arriveAct, leaveAct, refusedPage } from './acts/organisation-sign-in.tsx';
import { publishOutcomeAct, writeClauseAct } from './acts/outcome.ts';
import { confirmGuestAct, withdrawAct } from './acts/own.tsx';
import { publishVersionAct, reviseAct } from './acts/revision.ts';
import { codeAct, openLinkAct, openRoleAct, passwordAct, sendLinkAct, signOutAct } from './acts/sign-in.tsx';
import {
  askPasskeyAct,
  confirmFactorAct,
  endSessionAct,
  makePasskeyAct,
  passkeyAct,
  passkeyOptionsAct,
  prepareFactorAct,
  removeFactorAct,
  removePasskeyAct,
  removePasswordAct,
  setPasswordAct,
} from './acts/sign-in-methods.tsx';
import { attachSourceAct, withdrawSourceAct } from './acts/source.ts';
import { supportAct } from './acts/support.ts';
import { amendingActs } from './amending-acts.ts';
import { debateFeed, outcomeFeed, registerFeed } from './feeds/feeds.ts';
import { languageRoutes } from './language-routes.ts';
import { moderationRoutes } from './moderation-routes.ts';
import { aboutPage, accessibilityPage } from './pages/about.tsx';
import { accountPage } from './pages/account.tsx';
import { amendmentPage } from './pages/amendment.tsx';
import { proposalPage } from './pages/amendment-proposal.tsx';
import { amendmentsPage } from './pages/amendments.tsx';
import { bookletPage } from './pages/booklet.tsx';
import { circuitPage, circuitsPage, trackPage } from './pages/circuits.tsx';
import { comparisonPage } from './pages/comparison.tsx';
import { contributionPage } from './pages/contribution.tsx';
import { openDataPage } from './pages/data.tsx';
import { outboxPage, rolesPage } from './pages/demonstration.tsx';
import { domainPage, domainsPage } from './pages/domains.tsx';
import { erasedPage } from './pages/done.tsx';
import { draftPage } from './pages/draft.tsx';
import { erasurePage } from './pages/erasure.tsx';
import { followPage } from './pages/follow.tsx';
import { homePage } from './pages/home.tsx';
import { invitationPage } from './pages/invitation.tsx';
import { invitationsPage } from './pages/invitations.tsx';
import { libraryPage } from './pages/library.tsx';
import { linkPage } from './pages/link.tsx';
import { mergePage } from './pages/merge.tsx';
import { newClausePage } from './pages/new-clause.tsx';
import { organisationPage } from './pages/organisation.tsx';
import { organisationsPage } from './pages/organisations.tsx';
import { outcomePage } from './pages/outcome.tsx';
import { paperPage } from './pages/paper.tsx';
import { permissionsPage } from './pages/permissions.tsx';
import { prioritiesPage, priorityPage } from './pages/priorities.tsx';
import { programmePage } from './pages/programme.tsx';
import { provisionPage } from './pages/provision.tsx';
import { recommendationPage } from './pages/recommendation.tsx';
import { registerPage } from './pages/register.tsx';
import { revisionPage } from './pages/revision.tsx';
import { revocationPage } from './pages/revocation.tsx';
import { searchPage } from './pages/search.tsx';
import { codePage } from './pages/second-factor.tsx';
import { sessionsPage } from './pages/sessions.tsx';
import { signInPage } from './pages/sign-in.tsx';
import { signInMethodsPage } from './pages/sign-in-methods.tsx';
import { robots, sitemap } from './pages/sitemap.ts';
import { sourceFile } from './pages/source-file.ts';
import { versionsPage } from './pages/versions.tsx';
import { voteRequestPage } from './pages/vote-request.tsx';
import { votingListPage } from './pages/voting-list.tsx';
import { get, post, type Route } from './route.ts';
import { callbackPath, type OrganisationSignIn } from './sign-in/organisation.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import type { Site } from './site.ts';

const within = (routes: readonly Route[]): Route[] =>
  routes.map((route) => ({ ...route, path: `/:language{[a-z][a-z]}${route.path}` }));

/** Every address of the site: pages by GET; acts by POST to the noun they make. */
export function routes(site: Site, signIn: SignIn, organisation: OrganisationSignIn | null): Route[] {
  return [
    get('/sitemap.xml', sitemap(site)),
    get('/robots.txt', robots(site)),
    get('/sources/:sha256{[0-9a-f]{64}}/:name', sourceFile(site)),
    get(callbackPath, arriveAct(site, signIn, organisation)),
    ...within([
      get('/sign-in/organisation', leaveAct(site, organisation)),
      ...pages(site, signIn),
      ...languageRoutes(site),
      ...moderationRoutes(site),
      ...acts(site, signIn),
      ...signInActs(site, signIn),
    ]),
  ];
}

const pages = (site: Site, signIn: SignIn): Route[] => [
  get('', homePage(site)),
  get('/circuits', circuitsPage(site)),
  get('/circuits/:circuit', circuitPage(site)),
  get('/tracks/:track', trackPage(site)),
  get('/domains', domainsPage(site)),
  get('/domains/:domain', domainPage(site)),
  get('/organisations', organisationsPage(site)),
  get('/organisations/:organisation', organisationPage(site)),
  get('/papers', libraryPage(site)),
  get('/papers/:paper', paperPage(site)),
  get('/papers/:paper/versions', versionsPage(site)),
  get('/papers/:paper/versions/:number{[0-9]{1,6}}', paperPage(site)),
  get('/papers/:paper/provisions/:ref', provisionPage(site)),
  get('/papers/:paper/provisions/:ref/revisions', revisionPage(site)),
  get('/papers/:paper/provisions/:ref/amendments', proposalPage(site)),
  get('/papers/:paper/amendments', amendmentsPage(site)),
  get('/papers/:paper/amendments/booklet', bookletPage(site)),
  get('/papers/:paper/amendments/:code', amendmentPage(site)),
  get('/papers/:paper/amendments/:code/vote-requests', voteRequestPage(site)),
  get('/papers/:paper/voting-list', votingListPage(site)),
  get('/papers/:paper/merges', mergePage(site)),
  get('/papers/:paper/comparison', comparisonPage(site)),
  get('/papers/:paper/draft', draftPage(site)),
  get('/permissions', permissionsPage),
  get('/invitations', invitationsPage(site)),
  get('/invitations/links/:secret', invitationPage(site)),
  get('/mandates/:mandate/revocations', revocationPage(site)),
  get('/r/:code', recommendationPage(site)),
  get('/contributions/:contribution', contributionPage(site)),
  get('/register', registerPage(site)),
  get('/priorities', prioritiesPage(site)),
  get('/priorities/:priority', priorityPage(site)),
  get('/outcome', outcomePage(site)),
  get('/outcome/clauses', newClausePage(site)),
  get('/programme', programmePage(site)),
  get('/about', aboutPage),
  get('/accessibility', accessibilityPage),
  get('/data', openDataPage),
  get('/search', searchPage(site)),
  get('/register.atom', registerFeed(site)),
  get('/papers/:paper/debate.atom', debateFeed(site)),
  get('/outcome.atom', outcomeFeed(site)),
  get('/follow/:secret', followPage(site)),
  get('/account', accountPage(site)),
  get('/account/data', dataPage(site)),
  get('/account/erasure', erasurePage),
  get('/erased', erasedPage),
  get('/account/sign-in', signInMethodsPage(site)),
  get('/account/sessions', sessionsPage(site, signIn)),
  get('/sign-in', signInPage(site)),
  get('/sign-in/code', codePage),
  get('/sign-in/refused/:refusal', refusedPage),
  get('/sign-in/links/:token', linkPage),
  get('/roles', rolesPage(site)),
  get('/outbox', outboxPage(site)),
];

const acts = (site: Site, signIn: SignIn): Route[] => [
  post('/papers/:paper/provisions/:ref/contributions', contributeAct(site)),
  post('/contributions/:contribution/replies', replyAct(site)),
  post('/contributions/:contribution/supports', supportAct(site)),
  post('/contributions/:contribution/answers', answerContributionAct(site)),
  post('/r/:code/answers', answerRecommendationAct(site)),
  post('/papers/:paper/provisions/:ref/revisions', reviseAct(site)),
  ...amendingActs(site),
  post('/papers/:paper/publications', publishVersionAct(site)),
  post('/papers/:paper/sources', attachSourceAct(site)),
  post('/papers/:paper/sources/:sha256{[0-9a-f]{64}}/withdrawals', withdrawSourceAct(site)),
  post('/invitations/review', reviewInvitationsAct(site)),
  post('/invitations', inviteAct(site)),
  post('/invitations/:id{[0-9]{1,15}}/withdrawals', withdrawInvitationAct(site)),
  post('/invitations/links/:secret/acceptances', acceptInvitationAct(site, signIn)),
  post('/organisations/:organisation/mandates', nameMandateAct(site)),
  post('/mandates/:mandate/revocations', revokeMandateAct(site)),
  post('/outcome/clauses', writeClauseAct(site)),
  post('/outcome/publications', publishOutcomeAct(site)),
  post('/contributions/:contribution/withdrawals', withdrawAct(site)),
  post('/follow/:secret/confirmations', confirmGuestAct(site)),
  post('/follow/:secret/withdrawals', withdrawAct(site)),
  post('/account', changeProfileAct(site)),
  post('/account/erasure', eraseAct(site, signIn)),
];

const signInActs = (site: Site, signIn: SignIn): Route[] => [
  post('/sign-in/links', sendLinkAct(site, signIn)),
  post('/sign-in/links/:token', openLinkAct(signIn)),
  post('/sign-in/passwords', passwordAct(site, signIn)),
  post('/sign-in/code', codeAct(site, signIn)),
  post('/sign-in/passkeys/options', askPasskeyAct(site)),
  post('/sign-in/passkeys', passkeyAct(site, signIn)),
  post('/account/sign-in/password', setPasswordAct(site, signIn)),
  post('/account/sign-in/password/removals', removePasswordAct(site, signIn)),
  post('/account/sign-in/second-factor', prepareFactorAct(site, signIn)),
  post('/account/sign-in/second-factor/confirmations', confirmFactorAct(site, signIn)),
  post('/account/sign-in/second-factor/removals', removeFactorAct(site, signIn)),
  post('/account/sign-in/passkeys/options', passkeyOptionsAct(site, signIn)),
  post('/account/sign-in/passkeys', makePasskeyAct(site, signIn)),
  post('/account/sign-in/passkeys/:id{[0-9]{1,15}}/removals', removePasskeyAct(site, signIn)),
  post('/account/sessions/ends', endSessionAct(site, signIn)),
  post('/account/sessions/:id{[0-9a-f-]{36}}/ends', endSessionAct(site, signIn)),
  post('/sign-out', signOutAct(signIn)),
  post('/roles', openRoleAct(signIn)),
];
