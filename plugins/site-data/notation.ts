import { type NotationTerm, TERM_SECTIONS, termById } from '#render';
import { earsGlossary } from './ears-glossary.ts';
import type { SiteIndex } from './site-index.ts';
import type { NotationPage, TermView } from './types.ts';

function toTermView(index: SiteIndex, term: NotationTerm): TermView {
  return {
    id: term.id,
    term: term.term,
    help: term.help,
    example: term.example,
    href: index.renderer.termHref(term.id),
  };
}

/** The glossary entries for terms that a text uses, in the order given. */
export function legendOf(index: SiteIndex, ids: Iterable<string>): TermView[] {
  return [...ids].flatMap((id) => {
    const term = termById(id);
    return term === undefined ? [] : [toTermView(index, term)];
  });
}

/** The glossary entries for EARS keywords of a page, in the order of the glossary. */
export function earsLegend(index: SiteIndex, explained: ReadonlySet<string>): TermView[] {
  const ears = TERM_SECTIONS.find((section) => section.id === 'ears')?.terms ?? [];
  return ears.filter((term) => explained.has(term.id)).map((term) => toTermView(index, term));
}

/** The page with the whole glossary. */
export function toNotationPage(index: SiteIndex): NotationPage {
  return {
    kind: 'notation',
    href: `${index.base}notation/`,
    sections: TERM_SECTIONS.flatMap((section) => [
      {
        id: section.id,
        title: section.title,
        intro: section.intro,
        terms: section.terms.map((term) => toTermView(index, term)),
      },
      ...(section.id === 'ears' ? earsGlossary(index) : []),
    ]),
  };
}
