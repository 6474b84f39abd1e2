import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** A secret for a private link: 192 random bits. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** What is stored of a secret: whoever reads the database cannot use it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * What is stored of an address that is only counted: keyed, since addresses are few enough to try them all against a
 * bare hash.
 */
export const keyedHash = (address: string, key: string): string =>
  createHmac('sha256', key).update(address.toLowerCase()).digest('hex');

const keyOf = (secret: string) => createHash('sha256').update(`seal ${secret}`).digest();

/** Encrypts a text that must be read again (AES-256-GCM), as `nonce.tag.text` in base64url. */
export function seal(text: string, secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.');
}

/** Reads what `seal` wrote; throws when it was touched or sealed with another secret. */
export function unseal(sealed: string, secret: string): string {
  const [nonce = '', tag = '', text = ''] = sealed.split('.');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), Buffer.from(nonce, 'base64url'));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
}
