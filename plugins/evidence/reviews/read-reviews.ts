import { closest } from 'fastest-levenshtein';
import type { z } from 'zod';
import { LIMITS } from '#config';
import {
  type Address,
  type Claim,
  type EvidenceBase,
  fitsPattern,
  type ReadResult,
  type Review,
  type ReviewProblem,
  type SourceFile,
} from '#model';
import { problemList, type ReviewEntry, readEntries } from './read-yaml.ts';
import { EXPECTED, REVIEW_KINDS, REVIEW_SCHEMAS } from './review-schema.ts';

type Note = ReturnType<typeof problemList>['note'];

/**
 * Reads the file of reviews and finds the claims that they name.
 * Ensures: never throws; an entry that is not understood, or that names no claim, counts for nothing and is a problem.
 */
export function readReviews(
  file: SourceFile,
  claims: readonly Claim[],
): Pick<EvidenceBase, 'reviews' | 'reviewProblems'> {
  const { problems, note } = problemList();
  const entries = readEntries(file, REVIEW_KINDS, (...problem) => note('malformed', ...problem));
  const finder = claimFinder(claims);
  const reviews = entries.flatMap((entry) => {
    const kind = REVIEW_KINDS.find((one) => one === entry.list);
    return kind === undefined ? [] : readReview(kind, entry, finder, note);
  });
  return { reviews, reviewProblems: problems };
}

/** What is wrong where the file of reviews is not there or cannot be read; its span is the empty file's. */
export function unreadReviews(
  path: string,
  kind: Exclude<ReadResult['kind'], 'text'>,
): readonly ReviewProblem[] {
  return [
    {
      kind: 'malformed',
      message: `\`${path}\` is to be the file of reviews, but ${UNREAD[kind]}`,
      hint: 'Nothing of it counts until it can be read.',
      span: { path, start: 0, end: 0 },
    },
  ];
}

const UNREAD: Readonly<Record<Exclude<ReadResult['kind'], 'text'>, string>> = {
  missing: 'there is no such file',
  outside: 'it lies outside the project',
  ignored: 'git ignores it, so others would not see it',
  'too-large': 'it is too large to be read',
  binary: 'it is no text',
  unreadable: 'it cannot be read',
};

function readReview(
  kind: Review['kind'],
  entry: ReviewEntry,
  finder: ClaimFinder,
  note: Note,
): readonly Review[] {
  const plain = Object.fromEntries([...entry.values].map(([key, { text }]) => [key, text]));
  const read = REVIEW_SCHEMAS[kind].safeParse(plain);
  if (!read.success) {
    for (const issue of read.error.issues) noteIssue(kind, entry, issue, note);
    return [];
  }
  const { claim: of, expires, ...rest } = { expires: undefined, ...read.data };
  const found = finder.find(of, kind === 'waived');
  const span = entry.values.get('claim')?.span ?? entry.span;
  if (found.kind === 'none') {
    const nearest = finder.nearest(of);
    note(
      'unknown-claim',
      `${quote(of)} is ${kind}, but ${found.reason}`,
      nearest === undefined ? 'Remove the entry: it counts for nothing.' : `Did you mean \`${nearest}\`?`,
      span,
    );
    return [];
  }
  return [
    {
      kind,
      of,
      claims: found.claims,
      ...rest,
      ...(expires === undefined ? {} : { expires }),
      span: entry.span,
    },
  ];
}

function noteIssue(
  kind: Review['kind'],
  { list, span, values }: ReviewEntry,
  issue: z.core.$ZodIssue,
  note: Note,
): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys)
      note(
        'malformed',
        `Unexpected ${quote(key)} in \`${list}\`, expected only ${keysOf(kind)}`,
        'The entry counts for nothing until it is corrected.',
        values.get(key)?.key ?? span,
      );
    return;
  }
  const key = String(issue.path[0] ?? '');
  const value = values.get(key);
  const expected = EXPECTED[key] ?? 'something else';
  note(
    'malformed',
    value === undefined
      ? `An entry of \`${list}\` is written, but it has no \`${key}\``
      : `Unexpected ${quote(value.text)} as \`${key}\`, expected ${expected}`,
    value === undefined
      ? `Add \`${key}\`: ${expected}.`
      : 'The entry counts for nothing until it is corrected.',
    value?.span ?? span,
  );
}

function keysOf(kind: Review['kind']): string {
  return Object.keys(REVIEW_SCHEMAS[kind].shape)
    .map((key) => `\`${key}\``)
    .join(', ');
}

/** Finds claims by what a review calls them. */
interface ClaimFinder {
  find(
    of: string,
    patterns: boolean,
  ):
    | { readonly kind: 'found'; readonly claims: readonly Address[] }
    | { readonly kind: 'none'; readonly reason: string };
  nearest(of: string): string | undefined;
}

function claimFinder(claims: readonly Claim[]): ClaimFinder {
  const byName = new Map<string, Set<Address>>();
  for (const { tag, address } of claims)
    for (const name of new Set([...(tag === undefined ? [] : [tag]), address]))
      byName.set(name, (byName.get(name) ?? new Set()).add(address));
  const names = [...byName.keys()];
  let suggestions = 0;
  return {
    find: (of, patterns) => {
      if (patterns && of.includes('*')) {
        const fitting = names
          .filter((name) => fitsPattern(of, name))
          .flatMap((name) => [...(byName.get(name) ?? [])]);
        return fitting.length === 0
          ? { kind: 'none', reason: 'no claim has a tag or an address that fits' }
          : { kind: 'found', claims: [...new Set(fitting)].sort() };
      }
      const found = [...(byName.get(of) ?? [])];
      if (found.length === 1) return { kind: 'found', claims: found };
      return {
        kind: 'none',
        reason:
          found.length === 0 ? 'no claim has that tag or address' : `${found.length} claims carry that tag`,
      };
    },
    // Beyond as many as are listed nothing is compared with every claim.
    nearest: (of) => {
      suggestions += 1;
      const idle = of.includes('*') || byName.has(of) || suggestions > LIMITS.reviewProblems;
      return idle || names.length === 0 ? undefined : closest(of.slice(0, 200), names);
    },
  };
}

function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replaceAll('`', "'");
  return `\`${line.length > 100 ? `${line.slice(0, 99)}…` : line}\``;
}
