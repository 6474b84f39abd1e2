import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The checkout this program runs from. */
export const checkoutFolder = fileURLToPath(new URL('..', import.meta.url));

/** How one installation runs. */
export type Settings = {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** An external PostgreSQL; `null` means the embedded one. */
  readonly databaseUrl: string | null;
  /** The public address, without a slash at its end; the port 0 in it stands for the one the system gives. */
  readonly origin: string;
  readonly demo: boolean;
  /** `null`: messages stay on the outbox page. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
  /** `null`: no machine translates. */
  readonly machine: {
    readonly kind: 'libretranslate' | 'deepl';
    readonly url: string;
    readonly key: string | null;
  } | null;
  /** `null`: one is made and kept in the data folder. */
  readonly secret: string | null;
};

/** Settings with the signing secret known. */
export type CompleteSettings = Settings & { readonly secret: string };

/** Every variable with its default and its meaning, as the README's table gives them. */
export const settingsTable = [
  { name: 'PORT', default: '3000', meaning: 'The port to listen on; 0 takes any free one.' },
  { name: 'HOST', default: '127.0.0.1', meaning: 'The address to listen on; 0.0.0.0 for every interface.' },
  { name: 'PARVIS_ORIGIN', default: 'http://localhost:PORT', meaning: 'The public address of the site.' },
  { name: 'PARVIS_DATA', default: '.data', meaning: 'The folder of the embedded database and the secret.' },
  {
    name: 'DATABASE_URL',
    default: '',
    meaning: 'A PostgreSQL server (15 or later) to use instead of the embedded one.',
  },
  {
    name: 'PARVIS_DEMO',
    default: 'on',
    meaning: 'Loads the demonstration edition into an empty database; on or off.',
  },
  {
    name: 'SMTP_URL',
    default: '',
    meaning: 'The mail server; without it messages appear on the outbox page.',
  },
  { name: 'MAIL_FROM', default: '', meaning: 'The sender of messages; needed with SMTP_URL.' },
  { name: 'OIDC_ISSUER', default: '', meaning: 'An identity provider for sign-in, with its client below.' },
  { name: 'OIDC_CLIENT_ID', default: '', meaning: 'The client the provider knows this site as.' },
  { name: 'OIDC_CLIENT_SECRET', default: '', meaning: 'The secret of that client.' },
  {
    name: 'TRANSLATION_MACHINE',
    default: '',
    meaning: 'A machine that translates what is missing: libretranslate or deepl.',
  },
  {
    name: 'TRANSLATION_MACHINE_URL',
    default: '',
    meaning: 'Its address; the only one it is asked at. Needed with TRANSLATION_MACHINE.',
  },
  { name: 'TRANSLATION_MACHINE_KEY', default: '', meaning: 'Its key; DeepL needs one.' },
  {
    name: 'PARVIS_SECRET',
    default: 'kept in the data folder',
    meaning: 'Signs sessions and links; 32 characters or more.',
  },
] as const;

type Name = (typeof settingsTable)[number]['name'];

function isAddress(protocols: readonly string[]): (text: string) => boolean {
  return (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

const web = isAddress(['http:', 'https:']);
const shape = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'write a number from 0 to 65535, such as 3000')
    .refine((text) => Number(text) <= 65535, 'write a number from 0 to 65535, such as 3000')
    .default('3000'),
  HOST: z.string().default('127.0.0.1'),
  PARVIS_ORIGIN: z
    .string()
    .refine(
      (text) => web(text) && new URL(text).pathname === '/',
      'write the address alone, such as https://congress.example',
    )
    .optional(),
  PARVIS_DATA: z.string().default('.data'),
  // Not parsed as a web address, which may not have a user and no host: a socket is given as ?host=/folder.
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'write postgresql://user:password@host:5432/database')
    .optional(),
  PARVIS_DEMO: z.enum(['on', 'off'], 'write on or off').default('on'),
  SMTP_URL: z
    .string()
    .refine(isAddress(['smtp:', 'smtps:']), 'write smtp://user:password@host:587')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/@/, 'write an e-mail address, such as Congress <no-reply@congress.example>')
    .optional(),
  OIDC_ISSUER: z
    .string()
    .refine(web, 'write the address of the provider, such as https://id.example')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  TRANSLATION_MACHINE: z.enum(['libretranslate', 'deepl'], 'write libretranslate or deepl').optional(),
  TRANSLATION_MACHINE_URL: z
    .string()
    .refine(web, 'write the address of the machine, such as https://api-free.deepl.com')
    .optional(),
  TRANSLATION_MACHINE_KEY: z.string().optional(),
  PARVIS_SECRET: z
    .string()
    .min(32, 'write 32 characters or more, such as the output of: openssl rand -hex 32')
    .optional(),
} satisfies Record<Name, z.ZodType>);

type Values = z.output<typeof shape>;

const secretNames: readonly string[] = [
  'DATABASE_URL',
  'SMTP_URL',
  'OIDC_CLIENT_SECRET',
  'TRANSLATION_MACHINE_KEY',
  'PARVIS_SECRET',
] satisfies Name[];

/** Passwords must not reach a log: of a variable that may hold one only the length is told. */
function found(name: string, value: string | undefined): string {
  if (value === undefined) return 'nothing';
  return secretNames.includes(name) ? `${value.length} characters` : JSON.stringify(value);
}

/** Variables that only make sense together. */
function missingPartners(values: Values): string[] {
  const errors: string[] = [];
  if ((values.SMTP_URL === undefined) !== (values.MAIL_FROM === undefined)) {
    errors.push('SMTP_URL and MAIL_FROM: found one without the other; set both, or neither');
  }
  const oidc = [values.OIDC_ISSUER, values.OIDC_CLIENT_ID, values.OIDC_CLIENT_SECRET];
  if (oidc.includes(undefined) && oidc.some((value) => value !== undefined)) {
    errors.push(
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: found only some; set all three, or none',
    );
  }
  const machine = values.TRANSLATION_MACHINE;
  if ((machine === undefined) !== (values.TRANSLATION_MACHINE_URL === undefined))
    errors.push(
      'TRANSLATION_MACHINE and TRANSLATION_MACHINE_URL: found one without the other; set both, or neither',
    );
  if (machine === 'deepl' && values.TRANSLATION_MACHINE_KEY === undefined)
    errors.push('TRANSLATION_MACHINE_KEY: found nothing; write the key of the DeepL API');
  return errors;
}

/** The machine with its address without a slash at its end. */
function machineSettings(values: Values): Settings['machine'] {
  const { TRANSLATION_MACHINE: kind, TRANSLATION_MACHINE_URL: url } = values;
  if (!kind || !url) return null;
  return { kind, url: url.replace(/\/+$/, ''), key: values.TRANSLATION_MACHINE_KEY ?? null };
}

function settingsOf(values: Values): Settings {
  const { SMTP_URL, MAIL_FROM, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = values;
  return {
    port: Number(values.PORT),
    host: values.HOST,
    dataFolder: path.resolve(checkoutFolder, values.PARVIS_DATA),
    databaseUrl: values.DATABASE_URL ?? null,
    origin: values.PARVIS_ORIGIN
      ? new URL(values.PARVIS_ORIGIN).origin
      : `http://localhost:${Number(values.PORT)}`,
    demo: values.PARVIS_DEMO === 'on',
    mail: SMTP_URL && MAIL_FROM ? { smtpUrl: SMTP_URL, from: MAIL_FROM } : null,
    oidc:
      OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET
        ? { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET }
        : null,
    machine: machineSettings(values),
    secret: values.PARVIS_SECRET ?? null,
  };
}

/**
 * Reads the settings from the environment. A variable set to nothing counts as not set.
 * Each error gives the variable, what was found, and what to write instead.
 */
export function parseSettings(
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; value: Settings } | { ok: false; errors: string[] } {
  const given = Object.fromEntries(
    settingsTable.flatMap(({ name }) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `${name}: found ${found(name, given[name])}; ${issue.message}`;
    });
    return { ok: false, errors: [...new Set(errors)] };
  }
  const errors = missingPartners(parsed.data);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: settingsOf(parsed.data) };
}

/** Adds the signing secret: the one given, else the one kept in the data folder, made on the first start. */
export async function withSecret(settings: Settings): Promise<CompleteSettings> {
  if (settings.secret) return { ...settings, secret: settings.secret };
  await mkdir(settings.dataFolder, { recursive: true });
  const file = path.join(settings.dataFolder, 'secret');
  await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32)
    throw new Error(`${file} holds ${secret.length} characters; delete it to have a new secret made`);
  return { ...settings, secret };
}
