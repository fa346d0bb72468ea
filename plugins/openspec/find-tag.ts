import type { Tag } from '#model';

/** A tag in a heading's words, and what of the words is left as the title. */
export interface FoundTag {
  readonly tag: Tag;
  /** Where the tag stands in the words, without brackets. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

/** Words in brackets that the author seems to have meant as a tag. */
export interface MalformedTag {
  readonly start: number;
  readonly end: number;
}

const CANONICAL = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+$/;
/** `[A-Z]`, `[A-F]`: a range of letters in a regular expression. */
const LETTER_RANGE = /^[A-Z]-[A-Z]$/;
const BRACKETED_SUFFIX = /\\?\[`?([^[\]`]*?)`?\\?\]\s*$/;
const BRACKETED_PREFIX = /^\\?\[([^[\]]*?)\\?\]\s+(?!\()/;
/** `FRG-API-001 — …`, `AR-3: …`: the last part holds digits. */
const PREFIX_WITH_SEPARATOR =
  /^([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d+[a-z]?|[A-Z]+\d+(?:\.\d+)+)\s*(?:[:：]|\s[—–-]+)\s*(?=\S)/;
/** `REQ-001 …`: only letters that are known to number requirements. */
const PREFIX_BARE =
  /^((?:REQ|FR|NFR|RF|RNF|UR|SR|SYS|SRS|US|AC|UC|BR|TR|R)-(?:[A-Z0-9]+-)*\d+(?:\.\d+)*[a-z]?)\s+(?=\S)/;
/** Names of the world that look like tags: `ICD-10: …` is about ICD-10. */
const NAMES =
  /^(?:ICD|SM|UTF|ISO|SHA|RFC|IEEE|AES|RSA|MD|TLS|SSL|HTTP|OAUTH|COVID|ECMA|ES|ANSI|ASCII|BASE|EN|DIN|IEC|GPT|X|WCAG|CVE|CWE)-/;

/** Characters at either end of a heading in which a tag is looked for. */
const EDGE = 300;

/** Finds the tag that an author gave in a heading's words. */
export function findTag(words: string): FoundTag | undefined {
  const tail = Math.max(0, words.length - EDGE);
  const suffix = BRACKETED_SUFFIX.exec(words.slice(tail));
  if (suffix !== null && isTag(suffix[1] ?? ''))
    return found(words, suffix, tail + suffix.index, words.slice(0, tail + suffix.index));
  const head = words.slice(0, EDGE);
  const prefix = BRACKETED_PREFIX.exec(head);
  if (prefix !== null && isTag(prefix[1] ?? ''))
    return found(words, prefix, prefix.index, words.slice(prefix[0].length));
  const separated = PREFIX_WITH_SEPARATOR.exec(head) ?? PREFIX_BARE.exec(head);
  if (separated !== null && !NAMES.test(separated[1] ?? ''))
    return found(words, separated, separated.index, words.slice(separated[0].length));
  return undefined;
}

/** True for the canonical form of a tag: capital letters and digits in at least two parts. */
export function isTag(text: string): boolean {
  return CANONICAL.test(text) && !LETTER_RANGE.test(text);
}

function found(words: string, match: RegExpExecArray, index: number, title: string): FoundTag {
  const tag = match[1] ?? '';
  const start = words.indexOf(tag, index);
  return { tag: tag as Tag, start, end: start + tag.length, title: title.trim() };
}

const ALMOST = /\[\s*([A-Za-z][A-Za-z0-9]*(?:\s*[-_–—. ]\s*[A-Za-z0-9]+)+)\s*[\])}]?[\s.:;,]*$/;

/**
 * Finds brackets at the end of a heading's words that were meant as a tag but are none: `[BOX_ADD]`, `[BOX-ADD`,
 * `[ BOX-ADD ]`, `[Box-Add]`; all lower case (`[read-only]` is English) only where `strict`, that is where other
 * claims of the file carry tags.
 */
export function findMalformedTag(words: string, strict: boolean): MalformedTag | undefined {
  const tail = Math.max(0, words.length - EDGE);
  const match = ALMOST.exec(words.slice(tail));
  if (match === null) return undefined;
  const inner = match[1] ?? '';
  const capitals = /^[A-Z0-9\s_.–—-]+$/.test(inner);
  const hyphenated = /^[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+$/.test(inner);
  if (LETTER_RANGE.test(inner)) return undefined;
  // `[IN PROGRESS]` is a status, `[BOX ADD]` beside `[BOX-NULL]` is not.
  const certain = capitals && !/[\s.]/.test(inner);
  if (!certain && !(strict && (capitals || hyphenated))) return undefined;
  return { start: tail + match.index, end: words.trimEnd().length };
}

/** Reads the value of an `**ID**:` line as a tag. */
export function tagFromMetadata(value: string): Tag | undefined {
  const bare = value.replace(/^[`[\s]+|[`\]\s]+$/g, '');
  const separated = /^[A-Za-z][A-Za-z0-9]*(?:[-._][A-Za-z0-9]+)+(?:@[A-Za-z0-9.]+)?$/;
  return separated.test(bare) ? (bare as Tag) : undefined;
}
