/** An item of CBOR text: where it lies, and the items of an array. Limits: what Pagefind writes, nothing of open length. */
export interface CborItem {
  readonly major: number;
  /** The number, or the length of text and arrays. */
  readonly value: number;
  /** Offset of the item, of its content, and after it. */
  readonly start: number;
  readonly head: number;
  readonly end: number;
  readonly items: readonly CborItem[];
}

const ARRAY = 4;
const TEXT = 3;

/**
 * Reads the item at an offset.
 * Throws: at the end of the bytes and at an item of open length.
 * Source: RFC 8949, section 3.
 */
export function readCbor(bytes: Buffer, start: number): CborItem {
  const first = bytes.readUInt8(start);
  const major = first >> 5;
  const short = first & 31;
  if (short > 27) throw new Error(`A CBOR item of open length at ${start}.`);
  const size = short < 24 ? 0 : 2 ** (short - 24);
  const value =
    size === 0
      ? short
      : size === 8
        ? Number(bytes.readBigUInt64BE(start + 1))
        : bytes.readUIntBE(start + 1, size);
  const head = start + 1 + size;
  if (major === 2 || major === TEXT) return { major, value, start, head, end: head + value, items: [] };
  const count = major === ARRAY ? value : major === 5 ? 2 * value : major === 6 ? 1 : 0;
  const items: CborItem[] = [];
  let end = head;
  for (let at = 0; at < count; at++) {
    const item = readCbor(bytes, end);
    items.push(item);
    end = item.end;
  }
  return { major, value, start, head, end, items };
}

/** The text of a text item; undefined for any other. */
export function textOfCbor(bytes: Buffer, item: CborItem | undefined): string | undefined {
  return item?.major === TEXT ? bytes.toString('utf8', item.head, item.end) : undefined;
}

/** The bytes with the items of an array in the order of their own bytes. */
export function sortCborArray(bytes: Buffer, array: CborItem): Buffer {
  const parts = array.items.map((item) => bytes.subarray(item.start, item.end)).sort(Buffer.compare);
  return Buffer.concat([bytes.subarray(0, array.head), ...parts, bytes.subarray(array.end)]);
}
