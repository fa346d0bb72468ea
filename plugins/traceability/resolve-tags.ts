import {
  type Claim,
  type CodeSymbol,
  type Link,
  lineSpan,
  type Place,
  positionAt,
  type SourceFile,
} from '#model';
import { explainUnknown } from './changed-names.ts';
import type { FileRole } from './file-role.ts';
import { inWords, isTest, placeOf } from './find-name.ts';
import { foldTitle, type KnownNames, type TagHit } from './scan-tags.ts';
import type { Range } from './symbols/marked-nodes.ts';
import type { CodeReading, TextKind } from './symbols/read-code.ts';

/** The offsets a parse tree must be asked about to decide on hits: two for each, in order. */
export function offsetsOf(hits: readonly TagHit[]): readonly number[] {
  return hits.flatMap((hit) => [hit.matchStart, hit.start]);
}

/**
 * Turns hits in one file into links; hits in the wrong kind of text are none.
 * @param reading the parse tree's answers to `offsetsOf(hits)`; absent for files without a grammar
 */
export function resolveTags(
  file: SourceFile,
  hits: readonly TagHit[],
  reading: CodeReading | undefined,
  known: KnownNames,
  fileRole: FileRole,
): readonly Link[] {
  return hits.flatMap((hit, i) => {
    const kinds = reading
      ? { match: reading.kinds[2 * i] ?? 'code', name: reading.kinds[2 * i + 1] ?? 'code' }
      : guessKinds(file, hit);
    if (!counts(hit, kinds, reading?.titles) || isSetAside(file, hit, kinds)) return [];
    const symbol = reading ? symbolOf(reading.symbols, hit) : undefined;
    return linksOf(file, hit, symbol, known, fileRole);
  });
}

interface Kinds {
  readonly match: TextKind;
  readonly name: TextKind;
}

function counts(hit: TagHit, kinds: Kinds, titles: readonly Range[] | undefined): boolean {
  switch (hit.convention.where) {
    case 'anywhere':
      return true;
    case 'code':
      return kinds.match === 'code' && kinds.name !== 'comment';
    case 'comment':
      return kinds.match === 'comment';
    case 'prose':
      return (
        kinds.match === 'comment' ||
        (kinds.name === 'string' &&
          (titles ?? []).some((title) => title.start <= hit.start && hit.end <= title.end))
      );
  }
}

/**
 * True for brackets in a comment that claim nothing: code that was commented out, a title of a test or a comment in it, and
 * what is still to be done. The test below would else be taken for the one that no longer runs.
 */
function isSetAside(file: SourceFile, { convention, start, end }: TagHit, { match }: Kinds): boolean {
  if (convention.where !== 'prose' || match !== 'comment') return false;
  const line = lineSpan(file, positionAt(file, start).line);
  const before = file.text.slice(Math.max(line.start, start - MAX_LOOK), start);
  const after = file.text.slice(end, Math.min(line.end, end + MAX_LOOK));
  if (COMMENTED_CALL.test(before) || COMMENTED_COMMENT.test(before) || TO_DO.test(before)) return true;
  return LONE_STRING.test(before) && /^[^"'`]*["'`]\s*[,)]/.test(after);
}

/** Of a line more is not looked at. */
const MAX_LOOK = 1_000;
/** `// it('puts `, `# @pytest.mark.req("`. */
const COMMENTED_CALL = /[\w)\]]\s{0,9}\(\s{0,9}[A-Za-z]{0,2}["'`][^"'`]*$/;
/** `//   'puts `, where the call begins on the line above. */
const LONE_STRING = /^\s*(?:\/\/+|#+|--|\/?\*+)?\s*["'`][^"'`]*$/;
/** `//   // `, `#  # `. */
const COMMENTED_COMMENT = /^\s*(?:\/\/+\s*[^\s/].*[^:]\/\/|\/\/+\s+\/\/|#+\s+#|--\s+--)/;
/** `// TODO `, `* FIXME(me): `. */
const TO_DO = /\b(?:TODO|FIXME|XXX)\b/;

/** Without a parse tree: a comment mark before the hit on its line makes it a comment, an opened quote a string. */
function guessKinds(file: SourceFile, hit: TagHit): Kinds {
  const kindAt = (offset: number): TextKind => {
    const { start } = lineSpan(file, positionAt(file, offset).line);
    const before = file.text.slice(Math.max(start, offset - 1000), offset);
    if (/(?:^|\s)(?:\/\/|\/\*|\*(?!\S)|#|--|;|%|<!--|\(\*|REM\s)/.test(before)) return 'comment';
    return (before.match(/["'`]/g)?.length ?? 0) % 2 === 1 ? 'string' : 'code';
  };
  return { match: kindAt(hit.matchStart), name: kindAt(hit.start) };
}

/** The test around the hit, else the smallest symbol around it; symbols stand in order of their start. */
function symbolOf(symbols: readonly CodeSymbol[], hit: TagHit): CodeSymbol | undefined {
  const around = symbols.filter((symbol) => symbol.span.start <= hit.start && hit.end <= symbol.span.end);
  return around.findLast((symbol) => symbol.kind === 'test') ?? around.at(-1);
}

function linksOf(
  file: SourceFile,
  hit: TagHit,
  symbol: CodeSymbol | undefined,
  known: KnownNames,
  fileRole: FileRole,
): readonly Link[] {
  const { convention } = hit;
  const verifies = fileRole === 'test' || (symbol !== undefined && isTest(symbol));
  const base = {
    origin: 'tag' as const,
    role: convention.role === 'by-file' ? (verifies ? 'verifies' : 'implements') : convention.role,
    convention: convention.name,
    from: { path: file.path, start: hit.start, end: hit.end },
    target: placeAt(file, hit, symbol),
    match: 'tag' as const,
  } satisfies Partial<Link>;
  const where = symbol ? `in ${inWords(symbol)}` : `on line ${positionAt(file, hit.start).line}`;
  if (convention.names === 'capability') {
    return [{ ...base, label: hit.text, ...capabilityNamed(hit.text, known, where) }];
  }
  const { label, claims, by } = claimsNamed(hit.text, known);
  if (claims.length === 0) {
    const what = `${by} \`${label}\``;
    const changed =
      by === 'tag' ? known.changed.byTag.get(label) : known.changed.byTitle.get(foldTitle(label));
    return [
      { ...base, label, status: 'orphaned', ...explainUnknown(what, `No claim has the ${what}`, changed) },
    ];
  }
  const shared = claims.length > 1;
  return claims.map((claim) => ({
    ...base,
    label,
    claim: claim.address,
    status: shared ? 'duplicate' : 'covers',
    reason: shared
      ? `${claims.length} claims have the ${by} \`${label}\`, so it is not known which is meant.`
      : `The ${by} \`${label}\` stands ${where}.`,
  }));
}

function capabilityNamed(
  id: string,
  known: KnownNames,
  where: string,
): Pick<Link, 'capability' | 'status' | 'reason' | 'change'> {
  if (known.capabilities.has(id))
    return {
      capability: id,
      status: 'covers',
      reason: `A tag for the capability \`${id}\` stands ${where}.`,
    };
  const changed = known.changed.capabilities.get(id);
  return {
    status: 'orphaned',
    ...explainUnknown(`capability \`${id}\``, `No capability has the id \`${id}\``, changed),
  };
}

/** The claims that a tag, a tag before a title, or a title names; without any, the name by which a change knows it. */
function claimsNamed(
  text: string,
  known: KnownNames,
): { readonly label: string; readonly claims: readonly Claim[]; readonly by: 'tag' | 'title' } {
  const bracketed = /^\s*\[([^\]]{1,200})\]\s*(.*)$/.exec(text);
  const tag = (bracketed?.[1] ?? text).trim();
  const title = (bracketed?.[2] ?? text).replace(/^Scenario:\s*/i, '');
  const byTag = known.byTag.get(tag);
  if (byTag) return { label: tag, claims: byTag, by: 'tag' };
  const byTitle = title === '' ? undefined : known.byTitle.get(foldTitle(title));
  if (byTitle) return { label: title, claims: byTitle, by: 'title' };
  if (!known.changed.byTag.has(tag) && known.changed.byTitle.has(foldTitle(title)))
    return { label: title, claims: [], by: 'title' };
  return { label: tag, claims: [], by: bracketed || !/\s/.test(tag) ? 'tag' : 'title' };
}

function placeAt(file: SourceFile, hit: TagHit, symbol: CodeSymbol | undefined): Place {
  if (symbol) return placeOf(file.path, symbol.line, symbol.endLine, symbol);
  const { line } = positionAt(file, hit.start);
  return placeOf(file.path, line, line);
}
