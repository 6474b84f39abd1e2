import { z } from 'zod';
import { typedName } from '../../domain/typed-text.ts';

// What the shapes of a congress pack are made of.
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write lower-case words joined by hyphens');
export const language = z.string().regex(/^[a-z]{2,3}$/, 'write a language code such as fr');
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as 2019-07-15');
export const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/, 'write a moment as 2019-07-15T14:30');
export const clock = z.string().regex(/^\d{2}:\d{2}$/, 'write a time as 09:30');
export const words = z.record(language, z.string());
export const constituency = z.enum(['communities', 'civil-society', 'local-government']);
/** A person's name, or where they live: one line, without marks of direction. */
export const personal = z.string().overwrite(typedName);
