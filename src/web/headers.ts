import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

type Options = NonNullable<Parameters<typeof secureHeaders>[0]>;

/** A passkey needs a script, and an amendment is previewed by one. No other page loads any. */
const scriptedPages =
  /^\/[a-z]{2}\/(sign-in|sign-in\/passwords|account\/sign-in(\/password)?|papers\/[^/]+\/provisions\/[^/]+\/amendments)$/;
/** What people attach is saved, never shown; were it shown, nothing in it would run. */
const attachedFiles = /^\/sources\//;

const ownPages: NonNullable<Options['contentSecurityPolicy']> = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

/** What of a browser the site asks for: passkeys on its own pages, and nothing else. */
const permissionsPolicy: NonNullable<Options['permissionsPolicy']> = {
  camera: [],
  geolocation: [],
  microphone: [],
  payment: [],
  usb: [],
  publickeyCredentialsGet: ['self'],
};

/** What every answer says of what a browser may do with it. */
export function protectiveHeaders(origin: string): MiddlewareHandler {
  const shared: Options = {
    permissionsPolicy,
    xFrameOptions: 'DENY',
    referrerPolicy: 'strict-origin-when-cross-origin',
    strictTransportSecurity: origin.startsWith('https:') && 'max-age=31536000',
  };
  const plain = secureHeaders({ ...shared, contentSecurityPolicy: ownPages });
  const scripted = secureHeaders({
    ...shared,
    contentSecurityPolicy: { scriptSrc: ["'self'"], connectSrc: ["'self'"], ...ownPages },
  });
  const attached = secureHeaders({
    ...shared,
    contentSecurityPolicy: { sandbox: [], defaultSrc: ["'none'"] },
  });
  return (c, next) => {
    const { path } = c.req;
    return (attachedFiles.test(path) ? attached : scriptedPages.test(path) ? scripted : plain)(c, next);
  };
}
