import { machineAct, setMachineAct } from './acts/machine.ts';
import { paperFormAct } from './acts/paper-form.ts';
import { reviewTranslationAct } from './acts/review.ts';
import { decideSuggestionAct, suggestAct } from './acts/suggestions.ts';
import { addTermAct, changeTermAct, retireTermAct } from './acts/terms.ts';
import { translateContributionAct } from './acts/translate-contribution.ts';
import { reviewFileAct, takeFileAct } from './acts/translated-file.ts';
import { correctionPage } from './pages/correction.tsx';
import { languagesPage } from './pages/languages.tsx';
import { machinePage } from './pages/machine.tsx';
import { paperFormPage } from './pages/paper-form.tsx';
import { paperFormEditPage } from './pages/paper-form-edit.tsx';
import { suggestionsPage } from './pages/suggestions.tsx';
import { additionPage, termPage } from './pages/term.tsx';
import { termsFile, termsPage } from './pages/terms.tsx';
import { translatedFilePage } from './pages/translated-file.tsx';
import { translationDeskPage } from './pages/translation-desk.tsx';
import { translationFile } from './pages/translation-file.ts';
import { translationsPage } from './pages/translations.tsx';
import { get, post, type Route } from './route.ts';
import type { Site } from './site.ts';

/** Reading texts in their languages, translating them, and the words they share. */
export const languageRoutes = (site: Site): Route[] => [
  get('/papers/:paper/languages', languagesPage(site)),
  get('/papers/:paper/forms/:kind', paperFormPage(site)),
  get('/papers/:paper/forms/:kind/revisions', paperFormEditPage(site)),
  get('/papers/:paper/translations/:target', translationDeskPage(site)),
  get('/papers/:paper/translations/:target/files', translatedFilePage(site)),
  // Whoever reads a review in another language, or later, begins again.
  get('/papers/:paper/translations/:target/files/review', translatedFilePage(site)),
  get('/papers/:paper/translations/:target/suggestions', suggestionsPage(site)),
  get('/papers/:paper/provisions/:ref/suggestions', correctionPage(site)),
  get('/contributions/:contribution/suggestions', correctionPage(site)),
  get('/translations', translationsPage(site)),
  get('/papers/:paper/xliff/:into{[a-z]{2}}', translationFile(site)),
  get('/machine', machinePage(site)),
  get('/terms', termsPage(site)),
  get('/terms.tbx', termsFile(site)),
  get('/terms/additions', additionPage),
  get('/terms/:term/revisions', termPage(site)),
  post('/papers/:paper/forms/:kind/revisions', paperFormAct(site)),
  post('/contributions/:contribution/translations', translateContributionAct(site)),
  post('/contributions/:contribution/suggestions', suggestAct(site)),
  post('/papers/:paper/provisions/:ref/suggestions', suggestAct(site)),
  post(
    '/papers/:paper/translations/:target/suggestions/:suggestion{[0-9]{1,15}}/decisions',
    decideSuggestionAct(site),
  ),
  post('/papers/:paper/provisions/:ref/reviews', reviewTranslationAct(site)),
  post('/machine', setMachineAct(site)),
  post('/papers/:paper/translations/:target/machine', machineAct(site)),
  post('/papers/:paper/translations/:target/files/review', reviewFileAct(site)),
  post('/papers/:paper/translations/:target/files', takeFileAct(site)),
  post('/terms/additions', addTermAct(site)),
  post('/terms/:term/revisions', changeTermAct(site)),
  post('/terms/:term/retirements', retireTermAct(site)),
];
