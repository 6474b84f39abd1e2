import { openOn } from '../domain/editions/phases.ts';
import type { PageContext } from './page-context.ts';

/** What the phases of today open. */
export const openToday = (page: PageContext): string[] => openOn(page.today, page.edition.phases);
