import { isMap, isSeq, parseDocument, YAMLSeq } from 'yaml';

/** What a person stands for, as an entry of the file of reviews. */
export interface ReviewEntry {
  readonly claim: string;
  readonly reason: string;
  readonly reviewer: string;
  readonly date: string;
  readonly texts: string;
}

/** The file with the entry in it, or why it cannot be added to. */
export type Added =
  | { readonly ok: true; readonly text: string; readonly replaced: number }
  | { readonly ok: false; readonly reason: string };

/**
 * Adds an entry to a list of the file of reviews; earlier ones of the same claim in that list, which speak of older texts, go.
 * Ensures: all other entries, their order and the author's comments stay.
 */
export function addReview(text: string, list: 'affirmed' | 'reviewed', entry: ReviewEntry): Added {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) return { ok: false, reason: error.message.split('\n')[0] ?? error.message };
  const root = document.contents;
  if (root !== null && !isMap(root) && String(root).trim() !== 'null')
    return { ok: false, reason: 'it does not begin with the name of a list and a colon' };
  const known = isMap(root) ? root.get(list, true) : undefined;
  const node = document.createNode(entry);
  if (isMap(root) && isSeq(known)) {
    const kept = known.items.filter((item) => !(isMap(item) && item.get('claim') === entry.claim));
    const replaced = known.items.length - kept.length;
    known.items = [...kept, node];
    return { ok: true, text: print(document, text), replaced };
  }
  if (known !== undefined && String(known).trim() !== 'null')
    return { ok: false, reason: `\`${list}\` is no list` };
  const made = new YAMLSeq();
  made.items = [node];
  document.set(list, made);
  return { ok: true, text: print(document, text), replaced: 0 };
}

function print(document: ReturnType<typeof parseDocument>, text: string): string {
  // As the author wrote it: hyphens below the list's name or indented.
  return document.toString({ lineWidth: 0, indentSeq: !/^- /m.test(text) });
}
