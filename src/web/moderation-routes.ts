import { decideAppealAct, moderateAct, reportAct, undoModerationAct } from './acts/moderation.tsx';
import { appealAct } from './acts/own.tsx';
import { reportedPage } from './pages/done.tsx';
import { moderationPage } from './pages/moderation.tsx';
import { reportPage } from './pages/report.tsx';
import { rulesPage } from './pages/rules.tsx';
import { get, post, type Route } from './route.ts';
import type { Site } from './site.ts';

/** Reports, decisions and appeals: the same on what is said and on what is proposed. */
export const moderationRoutes = (site: Site): Route[] => [
  get('/moderation', moderationPage(site)),
  get('/rules', rulesPage(site)),
  get('/rules/reported', reportedPage),
  ...['/contributions/:contribution', '/papers/:paper/amendments/:code'].flatMap((words) => [
    get(`${words}/reports`, reportPage(site)),
    post(`${words}/reports`, reportAct(site)),
    post(`${words}/moderations`, moderateAct(site)),
    post(`${words}/appeals`, appealAct(site)),
  ]),
  post('/follow/:secret/appeals', appealAct(site)),
  post('/moderations/:id{[0-9]{1,15}}/reversals', undoModerationAct(site)),
  post('/appeals/:id{[0-9]{1,15}}/decisions', decideAppealAct(site)),
];
