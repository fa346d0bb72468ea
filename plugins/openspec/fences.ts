import type { Fence } from '#model';
import type { FenceBlock } from './block.ts';

/** Makes the model's fence of a fence block. */
export function toFence(path: string, block: FenceBlock): Fence {
  const word = /^(?:\{\s*)?\.?([^\s{},]*)/.exec(block.info)?.[1] ?? '';
  return {
    language: word.toLowerCase(),
    value: block.value,
    span: { path, start: block.start, end: block.end },
    valueSpan: { path, start: block.valueStart, end: block.valueEnd },
    closed: block.closed,
  };
}

/** Languages of formal models and proofs, by the first word of a fence, with the one name used for them. */
const FORMAL: ReadonlyMap<string, string> = new Map(
  [
    'alloy als alloy6',
    'tla tla+ tlaplus tla2 pluscal',
    'promela pml spin',
    'dafny dfy',
    'lean lean4 lean3',
    'coq rocq gallina',
    'isabelle isar thy',
    'agda',
    'idris idris2',
    'smt2 smt smt-lib smtlib smtlib2 z3',
    'quint qnt',
    'forge frg',
    'nusmv smv nuxmv',
    'prism',
    'uppaal',
    'csp cspm',
    'eventb event-b',
    'vdm vdmsl vdmpp',
    'fstar f*',
    'why3 whyml',
    'acsl',
    'jml',
    'ivy',
    'maude',
    'kframework',
    'tamarin spthy',
    'proverif',
    'murphi',
    'lotos',
    'mcrl2',
    'minizinc mzn',
    'prolog',
    'asp clingo',
  ].flatMap((line) => {
    const words = line.split(' ');
    return words.map((word): [string, string] => [word, words[0] ?? word]);
  }),
);

/** The name of the formal language of a fence; undefined for code, text and unknown words. */
export function formalLanguage(language: string): string | undefined {
  return FORMAL.get(language);
}
