import { analyseEars } from '#ears';
import {
  type EarsAnalysis,
  type EarsSentence,
  type SmtSolver,
  type SourceFile,
  type Span,
  sourceFile,
} from '#model';
import { parseSpec } from '#openspec';
import { applyEdits } from './edits.ts';
import type { Spec } from './seeds.ts';

/** A spec in which one declared word of a sentence is another one. */
export interface Mutant {
  readonly sentence: string;
  /** `is`, and what stands instead. */
  readonly from: string;
  readonly to: string;
  /** The changed sentence stands in the place of the real one, or beside it. */
  readonly how: 'beside' | 'instead';
  readonly where: 'condition' | 'demand';
  readonly text: string;
}

export interface JudgedMutant {
  readonly mutant: Mutant;
  /** Errors that were not there before. */
  readonly errors: readonly string[];
  /** A partition that was proved before is so no longer. */
  readonly lost: boolean;
}

/** Changes each value of a declared state in each sentence that is wholly declared, to each other one. */
export async function analyseMutants(spec: Spec, solver: SmtSolver): Promise<readonly JudgedMutant[]> {
  const before = await analysed(spec, [spec.text], solver);
  const [base] = before;
  if (base === undefined) return [];
  const mutants = mutantsOf(spec, base);
  const after = await analysed(
    spec,
    mutants.map(({ text }) => text),
    solver,
  );
  const errors = (one: EarsAnalysis) => one.issues.filter(({ severity }) => severity === 'error');
  const known = new Set(errors(base).map(shortOf));
  return mutants.map((mutant, at) => {
    const own = after[at];
    return {
      mutant,
      errors:
        own === undefined
          ? []
          : errors(own)
              .map(shortOf)
              .filter((one) => !known.has(one)),
      lost: (own?.partitions.length ?? 0) < base.partitions.length,
    };
  });
}

function shortOf({ check, core }: EarsAnalysis['issues'][number]): string {
  return [check, ...core.map(({ claim }) => claim)].join(' ');
}

function analysed(spec: Spec, texts: readonly string[], solver: SmtSolver): Promise<readonly EarsAnalysis[]> {
  const shared = sourceFile('openspec/vocabulary.md', spec.shared);
  return Promise.all(
    texts.map((text) => {
      const file = sourceFile(`openspec/specs/${spec.path}`, text);
      return analyseEars({
        capabilities: [parseSpec(file, spec.path)],
        changes: [],
        shared: parseSpec(shared, 'vocabulary'),
        files: new Map<string, SourceFile>([
          [file.path, file],
          [shared.path, shared],
        ]),
        solver,
      });
    }),
  );
}

function mutantsOf({ text }: Spec, { sentences, terms }: EarsAnalysis): readonly Mutant[] {
  const states = terms.flatMap(({ values }) => (values === undefined ? [] : [values]));
  return sentences.flatMap((sentence) => {
    const formal =
      sentence.conditions.length > 0 && sentence.conditions.every(({ reading }) => reading === 'formal');
    const [response] = sentence.responses;
    if (!formal || response === undefined) return [];
    const places = [
      ...sentence.clauses.map(({ span }) => ({ where: 'condition' as const, span })),
      { where: 'demand' as const, span: response.span },
    ];
    return places.flatMap(({ where, span }) =>
      states.flatMap((values) => {
        const [found, ...others] = valuesIn(text, span, values);
        // With several values a change may mean what was meant.
        if (found === undefined || others.length > 0) return [];
        return values
          .filter((to) => to !== found.value)
          .flatMap((to) => mutantsWith(text, sentence, found, to, where));
      }),
    );
  });
}

interface Found {
  readonly value: string;
  readonly start: number;
}

function valuesIn(text: string, { start, end }: Span, values: readonly string[]): readonly Found[] {
  const words = text.slice(start, end);
  return values.flatMap((value) =>
    [...words.matchAll(new RegExp(`(?<![\\w-])${value}(?![\\w-])`, 'g'))].map((match) => ({
      value,
      start: start + match.index,
    })),
  );
}

function mutantsWith(
  text: string,
  { text: sentence, span }: EarsSentence,
  { value, start }: Found,
  to: string,
  where: Mutant['where'],
): readonly Mutant[] {
  const edit = { start, end: start + value.length, by: to };
  const changed = applyEdits(text, [edit]);
  const own = changed.slice(span.start, span.end + to.length - value.length);
  const beside = `${text.trimEnd()}\n\n### Requirement: Beside [BESIDE]\n\n${own}\n`;
  const one = { sentence, from: value, to, where };
  return [
    { ...one, how: 'beside', text: beside },
    // Another demand in one place only is another rule, and none that breaks one.
    ...(where === 'condition' ? [{ ...one, how: 'instead' as const, text: changed }] : []),
  ];
}
