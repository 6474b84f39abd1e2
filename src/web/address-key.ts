import { createHmac } from 'node:crypto';
import type { Site } from './site.ts';

/** With what the addresses of people are hashed before they are counted: the same as long as the secret of the site is. */
export const addressKey = ({ settings }: Pick<Site, 'settings'>): string =>
  createHmac('sha256', settings.secret).update('addresses').digest('base64url');
