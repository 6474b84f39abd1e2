/** One file of a ZIP archive, as its central directory names it. */
export interface ZipEntry {
  readonly name: string;
  /** Its size once unpacked, in bytes, as the archive claims. */
  readonly size: number;
  /** The name and the place of the bytes of a file that is stored as it is; null for one that is packed. */
  readonly stored: { readonly from: number; readonly to: number } | null;
}

const endMark = 0x06054b50;
const directoryMark = 0x02014b50;
const fileMark = 0x04034b50;
const endLength = 22;
const mostEntries = 5_000;

/**
 * Where the end record of an archive stands (APPNOTE.TXT 4.3.16); null when the file ends with none. Readers look for
 * it from the end, whatever the file begins with: a file that has one is an archive to them.
 */
export function endOfZip(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= first; at--)
    if (
      view.getUint32(at, true) === endMark &&
      at + endLength + view.getUint16(at + 20, true) === view.byteLength
    )
      return at;
  return null;
}

/**
 * The files of an archive that is nothing else: it begins with its first file, its directory stands right before its
 * end, and directory and files agree on every name, so that no two readers see different archives. Null otherwise.
 * Archives of several disks, of more than 4 GiB, or encrypted are refused.
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfZip(view);
  if (end === null || view.getUint32(0, true) !== fileMark) return null;
  const count = view.getUint16(end + 10, true);
  const directory = view.getUint32(end + 16, true);
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count || count > mostEntries)
    return null;
  if (directory + view.getUint32(end + 12, true) !== end) return null;
  const entries: ZipEntry[] = [];
  for (let at = directory; at < end; ) {
    const entry = entryAt(bytes, view, at, end);
    if (!entry) return null;
    entries.push(entry.entry);
    at = entry.next;
  }
  return entries.length === count ? entries : null;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, end: number) {
  if (at + 46 > end || view.getUint32(at, true) !== directoryMark) return null;
  const nameLength = view.getUint16(at + 28, true);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const file = view.getUint32(at + 42, true);
  if (next > end || file + 30 + nameLength > at || view.getUint32(file, true) !== fileMark) return null;
  const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
  const name = textOf(bytes, at + 46, nameLength);
  const agreed =
    view.getUint16(file + 26, true) === nameLength && textOf(bytes, file + 30, nameLength) === name;
  if (encrypted || !agreed || name === null) return null;
  const size = view.getUint32(at + 24, true);
  const from = file + 30 + nameLength + view.getUint16(file + 28, true);
  const stored = view.getUint16(at + 10, true) === 0 ? { from, to: from + size } : null;
  return { next, entry: { name, size, stored } };
}

/** Text in UTF-8; null for bytes that are none. */
export function textOf(bytes: Uint8Array, from = 0, length = bytes.length - from): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, from + length));
  } catch {
    return null;
  }
}
