import { LIMITS } from '#config';
import { groupBy, type VocabularyTerm } from '#model';
import { encodeFragment, toSlug } from './addresses.ts';
import type { VocabularyGroup, VocabularyTermView } from './ears-types.ts';
import { TERM_KINDS } from './ears-words.ts';
import { capabilityHref, type SiteIndex, sourceHref } from './site-index.ts';
import { lineOf, placeOf } from './views.ts';

/** Anchor of a term on the vocabulary page. */
export function termId({ capability, kind, name }: VocabularyTerm): string {
  return `w-${toSlug([capability?.replaceAll('/', ' ') ?? 'all', kind, name.replaceAll('/', ' ')].join(' '), 'kept')}`;
}

/** Where the word that a capability's sentences mean by a name is explained; undefined for what nobody declared. */
export function termHref(index: SiteIndex, name: string, capability: string): string | undefined {
  const named = index.ears.termsByName.get(name) ?? [];
  const term =
    named.find((one) => one.capability === capability) ?? named.find((one) => one.capability === undefined);
  return term && `${index.base}vocabulary/#${encodeFragment(termId(term))}`;
}

/** Words by kind, in the order of the page; a kind without words is left out. */
export function toGroups(index: SiteIndex, terms: readonly VocabularyTerm[]): readonly VocabularyGroup[] {
  return TERM_KINDS.flatMap(({ kind, title, help }) => {
    const own = terms.filter((term) => term.kind === kind);
    return own.length === 0 ? [] : [{ kind, title, help, terms: own.map((term) => toTermView(index, term)) }];
  });
}

/** One word with its phrases and its uses. */
export function toTermView(index: SiteIndex, term: VocabularyTerm): VocabularyTermView {
  const { kind, name, unit, capability } = term;
  const source = sourceHref(index, term.span.path, lineOf(index, term.span));
  const title = index.assessment.capabilities.find(({ id }) => id === capability)?.title;
  const byClaim = [...groupBy(term.uses, ({ claim }) => claim)];
  const uses = byClaim.slice(0, LIMITS.shownUses);
  return {
    id: termId(term),
    name,
    kind,
    values: term.values ?? [],
    ...(unit === undefined ? {} : { unit }),
    phrases: term.phrases.map(({ text, negative, sets }) => {
      const note = negative ? 'says that it is not so' : sets ? 'makes it so' : undefined;
      return { text, ...(note === undefined ? {} : { note }) };
    }),
    at: placeOf(index, term.span),
    ...(source === undefined ? {} : { sourceHref: source }),
    ...(capability === undefined
      ? {}
      : { capability: { href: capabilityHref(index, capability), text: title ?? capability } }),
    glossary: term.glossary === true,
    uses: uses.map(([claim, own]) => {
      const tag = index.claims.get(claim)?.tag;
      return {
        claim: { href: index.hrefs.get(claim) ?? '', text: index.claims.get(claim)?.title ?? claim },
        ...(tag === undefined ? {} : { tag }),
        values: [...new Set(own.flatMap(({ value }) => value ?? []))],
      };
    }),
    usesOmitted: byClaim.length - uses.length,
  };
}
