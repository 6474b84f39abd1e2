import { reviewTranslation } from '../../actions/review-translation.ts';
import { parseInline } from '../../exchange/congress-pack/inline-markdown.ts';
import { deskAddress, deskPlaceOf } from '../forms/desk-place.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import type { Handler, Site } from '../site.ts';
import { typedIn } from './form.ts';

/** Says that a translation was read again, and goes back to its place on the desk. */
export const reviewTranslationAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, language } = c.get('page');
    const paper = c.req.param('paper') ?? '';
    const ref = c.req.param('ref') ?? '';
    const values = await typedIn(c);
    const target = values.language ?? '';
    const read = parseInline((values.text ?? '').replace(/\s*\n\s*/g, ' ')).content;
    const result = await reviewTranslation(
      site.db,
      viewer,
      { paper, ref, language: target, read },
      site.now(),
    );
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(deskAddress(language, { paper, target }, deskPlaceOf(values), ref), 303);
  };
