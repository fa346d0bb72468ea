import { PATTERN_HELP } from '#ears';
import { type Address, CHECK_TITLE, type EarsClause, type EarsSentence, type Span, textOf } from '#model';
import { messageHtml, type TextContext } from '#render';
import { openPageText } from './author-text.ts';
import type { ConditionView, FlowBox, FormProblem, SentenceReading } from './ears-types.ts';
import { CLAUSE_PLAIN, modalPlain, OPAQUE_WORDS, PART_OF } from './ears-words.ts';
import type { SiteIndex } from './site-index.ts';
import { termHref } from './vocabulary-terms.ts';

/** Takes a sentence apart for the reader. */
export function toReading(index: SiteIndex, sentence: EarsSentence): SentenceReading {
  const { pattern, opaque } = sentence;
  return {
    ...(pattern === undefined ? {} : { pattern: { name: pattern, help: PATTERN_HELP[pattern] } }),
    flow: flowOf(index, sentence),
    conditions: sentence.conditions.map((condition): ConditionView => {
      const { reading, reason, variables } = condition;
      return {
        html: authorHtml(index, sentence, condition.text),
        reading,
        ...(reason === undefined ? {} : { reason: OPAQUE_WORDS[reason] }),
        terms: variables.flatMap((name) => {
          const href = termHref(index, name, sentence.capability);
          return href === undefined ? [] : [{ href, text: name }];
        }),
      };
    }),
    problems: formProblems(index, sentence),
    ...(opaque === undefined ? {} : { opaque: OPAQUE_WORDS[opaque] }),
    issues: issuesAbout(index, sentence),
  };
}

/** One line of an author's words, with links as they are in the file the sentence is of. */
export function authorHtml(
  index: SiteIndex,
  { span }: { readonly span: Span },
  text: string,
  more: Partial<TextContext> = {},
): string {
  return index.renderer.inline(text, { ...contextOf(index, span), ...more });
}

/** What text of a file is rendered in, away from its page. */
function contextOf(index: SiteIndex, { path, start }: Span): TextContext {
  const capability = index.capabilityByPath.get(path);
  const page = capability && openPageText(index, capability, 2);
  return { ...(page?.context ?? {}), idPrefix: `q${start}` };
}

/** Conditions that say up to when or before what, which are easier read after the response. */
const AFTERWARDS: ReadonlySet<EarsClause['kind']> = new Set(['until', 'before', 'after']);

function flowOf(index: SiteIndex, sentence: EarsSentence): readonly FlowBox[] {
  const { clauses, responses } = sentence;
  if (responses.length === 0) return [];
  const file = index.assessment.files.get(sentence.span.path);
  const html = (text: string) => authorHtml(index, sentence, text);
  const boxOf = (clause: EarsClause): FlowBox => ({
    part: PART_OF[clause.kind],
    keyword: clause.written,
    plain: CLAUSE_PLAIN[clause.kind],
    html: html(clause.text),
  });
  const isLate = ({ kind, trailing }: EarsClause) => trailing && AFTERWARDS.has(kind);
  let acting: string | undefined;
  return [
    ...clauses.filter((clause) => !isLate(clause)).map(boxOf),
    ...responses.flatMap((response): readonly FlowBox[] => {
      const { system, modalSpan, text } = response;
      const who: readonly FlowBox[] =
        system === undefined || system === acting
          ? []
          : [
              {
                part: 'system',
                plain: acting === undefined ? 'who acts' : 'and who acts',
                html: html(system),
              },
            ];
      acting = system ?? acting;
      const written = modalSpan && file && textOf(file, modalSpan);
      return [
        ...who,
        {
          part: 'response',
          ...(written === undefined ? {} : { keyword: written.replace(/[*_]/g, '').replace(/\s+/g, ' ') }),
          plain: modalPlain(response),
          html: html(text),
        },
      ];
    }),
    ...clauses.filter(isLate).map(boxOf),
  ];
}

/** Checks of several sentences; what they find is shown with all of these sentences. */
const CHECKS: ReadonlySet<string> = new Set(Object.keys(CHECK_TITLE));

/** OpenSpec's own word for a requirement that binds nobody, which takes the place of ours. */
const BINDS_NOBODY = 'openspec/no-keyword';

/** Findings about the form of a sentence, with what to do about each. */
function formProblems(index: SiteIndex, sentence: EarsSentence): readonly FormProblem[] {
  const { path, start, end } = sentence.span;
  const heading = index.requirementByAddress.get(sentence.claim)?.requirement.span;
  return (index.findingsOfPath.get(path) ?? []).flatMap((finding): readonly FormProblem[] => {
    const { code, span, severity, message, hint } = finding;
    const [area, name = ''] = code.split('/');
    if (span === undefined) return [];
    const isOfForm = area === 'ears' && !CHECKS.has(name) && span.start >= start && span.start < end;
    const isOfAll = code === BINDS_NOBODY && sentence.responses.length === 0 && span.start === heading?.start;
    if (!isOfForm && !isOfAll) return [];
    return [
      {
        severity,
        message: messageHtml(message),
        ...(hint === undefined ? {} : { hint: messageHtml(hint) }),
        ruleHref: `${index.base}rules/${code}/`,
      },
    ];
  });
}

function issuesAbout(index: SiteIndex, sentence: EarsSentence): SentenceReading['issues'] {
  const page = pageOf(index, sentence.claim);
  return (index.ears.issuesOf.get(page) ?? []).flatMap((issue) => {
    if (!issue.core.some((member) => member.sentence === sentence.id)) return [];
    const others = [
      ...new Set(issue.core.filter((one) => one.sentence !== sentence.id).map((one) => one.claim)),
    ];
    const names = others.map(
      (claim) => index.claims.get(claim)?.tag ?? index.claims.get(claim)?.title ?? claim,
    );
    const title = CHECK_TITLE[issue.check];
    return [
      {
        text: `${title}${names.length === 0 ? '' : `: with ${names.join(', ')}`}${issue.accepted ? ' (accepted)' : ''}`,
        severity: issue.accepted ? 'note' : issue.severity,
        href: `${(index.hrefs.get(page) ?? '').replace(/#.*$/, '')}#${index.ears.ids.get(issue) ?? ''}`,
      },
    ];
  });
}

/** The claim whose page shows something: a requirement, or a scenario that stands in none. */
export function pageOf(index: SiteIndex, claim: Address): Address {
  return index.claims.get(claim)?.requirement ?? claim;
}
