import {
  bytesOf,
  joined,
  jpeg,
  pdf,
  png,
  programs,
  word,
  writer,
  zip,
} from '../../src/domain/papers/source-files.testing.ts';
import type { Answer } from './ask.ts';
import type { Ground } from './ground.ts';
import type { Input } from './journal.ts';

const page = '<!doctype html><script>window.__pwned=1</script>';
const picture = '<svg xmlns="http://www.w3.org/2000/svg" onload="window.__pwned=1"/>';

/** Files that are refused, whatever they are called. */
const refused: readonly (readonly [name: string, type: string, bytes: Uint8Array])[] = [
  ['page.pdf', 'application/pdf', bytesOf(page)],
  ['page.txt', 'text/plain', bytesOf(page)],
  ['picture.png', 'image/png', bytesOf(picture)],
  ['macros.docx', 'application/zip', zip({ ...word, 'word/vbaProject.bin': 'x' })],
  ['macros.odt', 'application/zip', zip({ ...writer, 'Basic/Standard/Module1.xml': 'x' })],
  ['out.docx', 'application/zip', zip({ ...word, '../../x': 'x' })],
  ['bomb.docx', 'application/zip', zip(word, { claims: 200 * 1024 * 1024 })],
  ['run.png', 'image/png', programs[0]],
  ['run.txt', 'text/plain', programs[1]],
  ['both.pdf', 'application/pdf', joined(pdf, zip(word))],
  ['both.png', 'image/png', joined(png, bytesOf(page))],
  ['both.jpg', 'image/jpeg', joined(jpeg.subarray(0, 20), bytesOf(page), Uint8Array.of(0xff, 0xd9))],
  ['empty.pdf', 'application/pdf', new Uint8Array()],
];

const inFrench = (inside: string) =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">${inside}</xliff>`;
const inPaper = (target: string, id = 'p05') =>
  inFrench(
    `<file id="accessible-cities"><unit id="${id}"><segment><source>a</source><target>${target}</target></segment></unit></file>`,
  );
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

/** Translated files that are refused as they are. */
const strangeTranslations: readonly (readonly [name: string, text: string | Uint8Array])[] = [
  ['nothing', ''],
  ['a picture', png],
  ['an archive', zip(word)],
  ['a page', page],
  ['a file of the server', `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${inPaper('&f;')}`],
  ['an address of elsewhere', `<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">${inPaper('b')}`],
  ['a billion laughs', `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>${inPaper('&l9;')}`],
  ['a depth without end', inPaper('<pc id="1">'.repeat(200_000))],
  ['a NUL', inPaper('a\0b')],
  ['9 MB', inPaper('a'.repeat(9_000_000))],
  ['another paper', inFrench('<file id="africa"><unit id="p01"/></file>')],
  ['XLIFF 1.2', '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>'],
];

/** Translated files that are read, and hold nothing that can be used. */
const uselessTranslations: readonly (readonly [name: string, text: string])[] = [
  ['a script', inPaper('&lt;script&gt;window.__pwned=1&lt;/script&gt;')],
  ['an entity of a NUL', inPaper('a&#xFFFD;b')],
  ['a provision of nobody', inPaper('b', '&quot;&gt;&lt;script&gt;window.__pwned=1&lt;/script&gt;')],
  ['a provision of the prototype', inPaper('b', '__proto__')],
];

/** Files that are taken, under names that must not reach anything. */
const names: readonly string[] = [
  '../../../etc/passwd',
  'x".html',
  "x'; filename=evil.html",
  '\u202Elmth.txt',
  '<img src=x onerror=window.__pwned=1>.txt',
  'a\u0000b.txt',
  '%0d%0aSet-Cookie: a=b.txt',
  'CON',
];

const boundary = 'parvis-5d41402abc4b2a76';
const attach = '/en/papers/accessible-cities/sources';
const translate = '/en/papers/accessible-cities/translations/fr/files/review';

/** One file as a browser sends it: in a name, quotes and line breaks are percent-encoded (HTML, multipart form data). */
function multipart(name: string, type: string, bytes: Uint8Array): Uint8Array {
  const safe = name.replaceAll('\r\n', '%0D%0A').replaceAll('"', '%22');
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${safe}"\r\nContent-Type: ${type}\r\n\r\n`;
  return joined(bytesOf(head), bytes, bytesOf(`\r\n--${boundary}--\r\n`));
}

const bytesIn = (text: string | Uint8Array) => (typeof text === 'string' ? bytesOf(text) : text);

export function uploadInputs({ ask, server, holder }: Ground): Input[] {
  const send = async (body: Uint8Array, mandate: string, path = attach) =>
    ask({
      method: 'POST',
      path,
      headers: {
        Origin: server.origin,
        'Content-Type': `multipart/form-data; boundary=${boundary}`,
        Cookie: await holder(mandate),
      },
      body,
    });
  const lead = 'lead-world-enabled';
  const only = (wanted: number) => (answer: Answer) =>
    answer.status === wanted ? undefined : `status ${answer.status}`;
  return [
    ...refused.map(([name, type, bytes]) => ({
      name: `the file ${name}`,
      send: () => send(multipart(name, type, bytes), lead),
      expect: only(422),
    })),
    ...names.map((name) => ({
      name: `a file called ${JSON.stringify(name)}`,
      send: () =>
        send(
          multipart(name, 'text/html', bytesOf(`Words ${name.length} in ${encodeURIComponent(name)}.`)),
          lead,
        ),
      expect: only(303),
    })),
    ...strangeTranslations.map(([name, text]) => ({
      name: `a translated file with ${name}`,
      send: () => send(multipart('a.xlf', 'x/y', bytesIn(text)), lead, translate),
      expect: only(422),
    })),
    ...uselessTranslations.map(([name, text]) => ({
      name: `a translated file with ${name}`,
      send: () => send(multipart('a.xlf', 'x/y', bytesIn(text)), lead, translate),
      expect: only(200),
    })),
    {
      name: 'a translated file for the paper of others',
      send: () => send(multipart('a.xlf', 'x/y', bytesIn(inPaper('b'))), 'lead-gap', translate),
      expect: only(403),
    },
    {
      name: 'a file for the paper of others',
      send: () => send(multipart('a.pdf', 'x/y', pdf), 'lead-gap'),
      expect: only(403),
    },
  ];
}

/** Every file that was taken is only ever saved, under a name that is one. */
export async function servedFiles({ ask, db }: Ground): Promise<string[]> {
  const rows = await db.selectFrom('paper_source').select(['sha256', 'name']).execute();
  const weak: string[] = [];
  for (const { sha256, name } of rows) {
    const { status, headers } = await ask({ path: `/sources/${sha256}/${encodeURIComponent(name)}` });
    const attached = headers['content-disposition'] ?? '';
    const safe =
      status === 200 &&
      /^attachment; filename="[\w. -]+"; filename\*=UTF-8''[\w.%~-]+$/.test(attached) &&
      headers['content-security-policy'] === "sandbox; default-src 'none'" &&
      headers['x-content-type-options'] === 'nosniff' &&
      /^text\/plain; charset=utf-8$/.test(headers['content-type'] ?? '') &&
      headers['set-cookie'] === undefined;
    if (!safe || /[/\\<>"\u202E\0]/.test(name) || !name.endsWith('.txt'))
      weak.push(`${name}: ${status} ${attached}`);
  }
  return weak;
}
