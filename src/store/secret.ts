import { createHash, randomBytes } from 'node:crypto';

/** A secret for a private link: 192 random bits. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** What is stored of a secret: whoever reads the database cannot use it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
