/** Small files of every kind, made by hand. */

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

export const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

function numbers(...fields: readonly (readonly [size: 2 | 4, value: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

interface Packed {
  /** The name in the file's own header, where it differs from the directory's. */
  readonly inFile?: string;
  readonly claims?: number;
  readonly encrypted?: boolean;
}

/** A ZIP archive of files stored as they are. */
export function zip(
  files: Readonly<Record<string, string>> | readonly (readonly [string, string])[],
  { inFile, claims, encrypted = false }: Packed = {},
): Uint8Array<ArrayBuffer> {
  const entries = Array.isArray(files) ? files : Object.entries(files);
  const flags = encrypted ? 1 : 0;
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let place = 0;
  for (const [name, content] of entries) {
    const [title, body, own] = [bytesOf(name), bytesOf(content), bytesOf(inFile ?? name)];
    const size = [4, claims ?? body.length] as const;
    const shared = [[2, 20], [2, flags], [2, 0], [4, 0], [4, 0], [4, body.length], size] as const;
    const header = numbers([4, 0x04034b50], ...shared, [2, own.length], [2, 0]);
    directory.push(
      numbers([4, 0x02014b50], [2, 20], ...shared, [2, title.length], [4, 0], [4, 0], [4, 0], [4, place]),
      title,
    );
    parts.push(header, own, body);
    place += header.length + own.length + body.length;
  }
  const names = joined(...directory);
  const count = entries.length;
  const end = numbers([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, names.length], [4, place], [2, 0]);
  return joined(...parts, names, end);
}

const openDocument = 'application/vnd.oasis.opendocument.text';
export const word = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' };
export const writer = {
  mimetype: openDocument,
  'content.xml': '<office:document-content/>',
  'META-INF/manifest.xml': '<manifest/>',
};

export const pdf = bytesOf('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');
export const png = latin(
  '\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3A\x7E\x9B\x55\0\0\0\0IEND\xAE\x42\x60\x82',
);
export const jpeg = latin('\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xFF\xD9');
export const webp = latin('RIFF\x0E\0\0\0WEBPVP8 \x02\0\0\0ab');
/** A program of Windows, and one of Linux, as they begin. */
export const programs = [latin('MZ\x90\0\x03\0\0\0'), latin('\x7FELF\x02\x01\x01\0')] as const;
