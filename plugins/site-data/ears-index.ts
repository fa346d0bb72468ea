import {
  type Address,
  type Claim,
  type EarsAnalysis,
  type EarsIssue,
  type EarsPartition,
  type EarsSentence,
  groupBy,
  type Span,
  type VocabularyTerm,
} from '#model';

/** What was read from sentences, looked up by place and by claim. */
export interface EarsIndex {
  readonly analysis: EarsAnalysis;
  readonly sentenceById: ReadonlyMap<string, EarsSentence>;
  /** Those that begin inside a stretch of a file, in order. */
  readonly sentencesIn: (span: Span) => readonly EarsSentence[];
  /** By requirement, or by the scenario where that stands in none; each issue once for each. */
  readonly issuesOf: ReadonlyMap<Address, readonly EarsIssue[]>;
  readonly partitionsOf: ReadonlyMap<Address, readonly EarsPartition[]>;
  /** By capability; one issue can be of several. */
  readonly issuesOfCapability: ReadonlyMap<string, readonly EarsIssue[]>;
  readonly partitionsOfCapability: ReadonlyMap<string, readonly EarsPartition[]>;
  /** Anchors, the same on every page that shows it. */
  readonly ids: ReadonlyMap<EarsIssue | EarsPartition, string>;
  readonly termsByName: ReadonlyMap<string, readonly VocabularyTerm[]>;
}

/** Indexes what was read from sentences; linear in its size but for sorting. */
export function indexSentences(analysis: EarsAnalysis, claims: ReadonlyMap<Address, Claim>): EarsIndex {
  const byPath = new Map(
    [...groupBy(analysis.sentences, ({ span }) => span.path)].map(([path, own]) => [
      path,
      [...own].sort((a, b) => a.span.start - b.span.start),
    ]),
  );
  const pageOf = (address: Address) => claims.get(address)?.requirement ?? address;
  const owners = <Key>(keys: readonly Key[]) => [...new Set(keys)];
  const issuesBy = <Key>(keysOf: (issue: EarsIssue) => readonly Key[]) =>
    grouped(analysis.issues, (issue) => owners(keysOf(issue)));
  return {
    analysis,
    sentenceById: new Map(analysis.sentences.map((sentence) => [sentence.id, sentence])),
    sentencesIn: ({ path, start, end }) => {
      const all = byPath.get(path) ?? [];
      const found: EarsSentence[] = [];
      for (let at = firstFrom(all, start); at < all.length; at++) {
        const sentence = all[at];
        if (sentence === undefined || sentence.span.start >= end) break;
        found.push(sentence);
      }
      return found;
    },
    issuesOf: issuesBy((issue) => issue.core.map(({ claim }) => pageOf(claim))),
    partitionsOf: grouped(analysis.partitions, (partition) =>
      owners(partition.cases.map(({ claim }) => pageOf(claim))),
    ),
    issuesOfCapability: issuesBy((issue) =>
      issue.core.flatMap(({ claim }) => claims.get(claim)?.capability ?? []),
    ),
    partitionsOfCapability: groupBy(analysis.partitions, ({ capability }) => capability),
    ids: new Map<EarsIssue | EarsPartition, string>([
      ...analysis.issues.map((issue, at) => [issue, `issue-${at + 1}`] as const),
      ...analysis.partitions.map((partition, at) => [partition, `cases-${at + 1}`] as const),
    ]),
    termsByName: groupBy(analysis.terms, ({ name }) => name),
  };
}

/** Index of the first sentence that begins at or after an offset; they are sorted. */
function firstFrom(sentences: readonly EarsSentence[], start: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.span.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function grouped<Item, Key>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly Key[],
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}
