import type { VocabularyProblem } from '#model';
import type { Formula, Variable } from '../formula.ts';
import type { Axioms } from '../statement.ts';
import type { Declaration, Phrase } from './declaration.ts';
import type { Names } from './declare-names.ts';
import { parseExpression } from './parse-expression.ts';
import { nearest } from './read-line.ts';

/** What a vocabulary takes for granted, with what is wrong in the lines that say so. */
export function axiomsOf(names: Names): {
  readonly axioms: Axioms;
  readonly problems: readonly VocabularyProblem[];
} {
  const problems: VocabularyProblem[] = [];
  const facts: Axioms['facts'][number][] = [];
  const opposites: Axioms['opposites'][number][] = oppositesOf(names, problems);
  for (const line of names.axiomLines) {
    if (line.kind === 'assume') facts.push(...assumed(line, names, problems));
    if (line.kind !== 'exclusive') continue;
    const exclusive = excluded(line, names, problems);
    facts.push(...exclusive.facts);
    opposites.push(...exclusive.opposites);
  }
  return {
    problems,
    axioms: {
      facts,
      opposites,
      priorities: names.axiomLines.flatMap((line) =>
        line.kind === 'priority' ? [{ over: line.over, under: line.under, span: line.span }] : [],
      ),
      accepts: names.axiomLines.flatMap((line) => {
        if (line.kind !== 'accept') return [];
        const { check, claims, reason, span } = line;
        return [{ ...(check === undefined ? {} : { check }), claims, reason, span }];
      }),
      declared: names.terms.flatMap(({ variable }) =>
        variable !== undefined && variable.sort.kind !== 'flag' ? [variable] : [],
      ),
    },
  };
}

type Line<K extends Declaration['kind']> = Extract<Declaration, { readonly kind: K }>;

function assumed(line: Line<'assume'>, names: Names, problems: VocabularyProblem[]): Axioms['facts'] {
  const formula = formulaOf(line.expression, names, problems);
  return formula === undefined ? [] : [{ formula, words: { text: line.text, span: line.span } }];
}

/** No two of what is listed at one time. Of actions it says that no response may ask for two. */
function excluded(
  line: Line<'exclusive'>,
  names: Names,
  problems: VocabularyProblem[],
): Pick<Axioms, 'facts' | 'opposites'> {
  const words = { text: line.text, span: line.span };
  const formulas = line.of.map((part) => formulaOf(part, names, problems));
  const known = formulas.filter((formula) => formula !== undefined);
  // A line with a mistake declares nothing.
  if (known.length < formulas.length) return { facts: [], opposites: [] };
  const pairs = known.flatMap((first, at) => known.slice(at + 1).map((second) => [first, second] as const));
  const facts: Axioms['facts'][number][] = [];
  const opposites: Axioms['opposites'][number][] = [];
  for (const [first, second] of pairs) {
    const [a, b] = [actionOf(first), actionOf(second)];
    if (a !== undefined && b !== undefined) opposites.push({ keys: [a.key, b.key], words });
    else facts.push({ formula: { kind: 'not', of: { kind: 'and', of: [first, second] } }, words });
  }
  return { facts, opposites };
}

function oppositesOf(names: Names, problems: VocabularyProblem[]): Axioms['opposites'][number][] {
  return names.terms.flatMap(({ declaration }) => {
    if (declaration.kind !== 'action' || declaration.opposite === undefined) return [];
    const { text, span } = declaration.opposite;
    const other = names.byName.get(text);
    if (other?.declaration.kind === 'action' && text !== declaration.name) {
      const keys = [declaration.name, text] as const;
      return [
        { keys, words: { text: `action ${declaration.name} opposite ${text}`, span: declaration.span } },
      ];
    }
    const actions = names.terms.filter((term) => term.declaration.kind === 'action');
    const near = nearest(
      text,
      actions.map((term) => term.declaration.name).filter((name) => name !== declaration.name),
    );
    problems.push({
      kind: 'malformed',
      message:
        text === declaration.name
          ? `\`${text}\` cannot be its own opposite`
          : `\`${text}\` is no declared action`,
      hint: near === undefined ? `Declare it: \`action ${text} "…"\`.` : `Did you mean \`${near}\`?`,
      span,
    });
    return [];
  });
}

function actionOf(formula: Formula): Variable | undefined {
  return formula.kind === 'flag' && formula.variable.role === 'response' ? formula.variable : undefined;
}

function formulaOf({ text, span }: Phrase, names: Names, problems: VocabularyProblem[]): Formula | undefined {
  const parsed = parseExpression(text, (name) => names.byName.get(name)?.variable, span);
  if (parsed.kind === 'formula') return parsed.formula;
  const wrong = text.slice(parsed.offset, parsed.offset + parsed.length);
  const near = parsed.message.endsWith('is not declared')
    ? nearest(wrong, [...names.byName.keys()])
    : undefined;
  problems.push({
    kind: 'malformed',
    message: parsed.message,
    hint: near === undefined ? parsed.hint : `Did you mean \`${near}\`?`,
    span: partOf(span, parsed.offset, parsed.length),
  });
  return undefined;
}

/** Of an expression over several lines, where offsets do not lead to its place, the whole. */
function partOf(span: Phrase['span'], offset: number, length: number): Phrase['span'] {
  const start = Math.min(span.start + offset, span.end);
  return { path: span.path, start, end: Math.min(start + Math.max(length, 0), span.end) };
}
