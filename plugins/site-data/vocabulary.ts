import { LIMITS } from '#config';
import type { NearConditions, VocabularyTerm } from '#model';
import { messageHtml } from '#render';
import { claimLink, declaration } from './consistency.ts';
import { conditionsInWords, toCoverage } from './coverage-of-sentences.ts';
import type { NearView, VocabularyPage, VocabularyView } from './ears-types.ts';
import { authorHtml } from './sentence-reading.ts';
import { capabilityHref, type SiteIndex } from './site-index.ts';
import { toMachineView } from './state-machine.ts';
import { placeOf } from './views.ts';
import { toGroups, toTermView } from './vocabulary-terms.ts';

/** The words of one capability: its own, and those of the whole repository that it uses. */
export async function vocabularyOfCapability(index: SiteIndex, id: string): Promise<VocabularyView> {
  const { terms, machines, near } = index.ears.analysis;
  const isHere = (claim: Parameters<typeof index.claims.get>[0]) =>
    index.claims.get(claim)?.capability === id;
  const own = terms.filter(
    (term) =>
      term.capability === id ||
      (term.capability === undefined && term.uses.some(({ claim }) => isHere(claim))),
  );
  return toView(index, {
    terms: own.filter(({ glossary }) => glossary !== true),
    machines: machines.filter(
      (machine) =>
        machine.capability === id ||
        (machine.capability === undefined && machine.moves.some(({ claim }) => isHere(claim))),
    ),
    near: near.filter(({ first, second }) => isHere(first.claim) || isHere(second.claim)),
  });
}

type Parts = Pick<SiteIndex['ears']['analysis'], 'terms' | 'machines' | 'near'>;

async function toView(index: SiteIndex, { terms, machines, near }: Parts): Promise<VocabularyView> {
  return {
    groups: toGroups(index, terms),
    machines: await Promise.all(machines.map((machine) => toMachineView(index, machine))),
    near: near.slice(0, LIMITS.shownQuestions).map((pair) => toNearView(index, pair)),
    nearOmitted: Math.max(0, near.length - LIMITS.shownQuestions),
  };
}

function toNearView(index: SiteIndex, pair: NearConditions): NearView {
  const side = ({ claim, text, span }: NearConditions['first']) => {
    const tag = index.claims.get(claim)?.tag;
    return {
      html: authorHtml(index, { span }, text),
      claim: claimLink(index, claim),
      ...(tag === undefined ? {} : { tag }),
      at: placeOf(index, span),
    };
  };
  return { first: side(pair.first), second: side(pair.second) };
}

/** Makes the record of the vocabulary page. */
export async function toVocabularyPage(index: SiteIndex): Promise<VocabularyPage> {
  const { analysis } = index.ears;
  const { capabilities } = index.assessment;
  const isGlossary = (term: VocabularyTerm) => term.glossary === true;
  const all = toCoverage(
    index,
    capabilities.map(({ id }) => id),
  );
  return {
    kind: 'vocabulary',
    href: `${index.base}vocabulary/`,
    ...(await toView(index, { ...analysis, terms: analysis.terms.filter((term) => !isGlossary(term)) })),
    glossary: analysis.terms.filter(isGlossary).map((term) => toTermView(index, term)),
    problems: analysis.vocabularyProblems.map(({ message, hint, span }) => {
      const { text: _text, ...place } = declaration(index, '', span);
      return { message: messageHtml(message), hint: messageHtml(hint), ...place };
    }),
    standing: conditionsInWords(all.conditions, 'all sentences'),
    capabilities: capabilities.flatMap(({ id, title }) => {
      const { conditions } = toCoverage(index, [id]);
      const terms = analysis.terms.filter((term) => term.capability === id && !isGlossary(term)).length;
      return conditions.all === 0 && terms === 0
        ? []
        : [{ page: { href: capabilityHref(index, id), text: title }, conditions, terms }];
    }),
  };
}
