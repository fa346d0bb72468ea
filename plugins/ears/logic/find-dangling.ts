import { visitVariables } from '../formulas.ts';
import type { Axioms } from '../statement.ts';
import type { Candidate } from './candidate.ts';
import { type Obligation, withoutMark } from './obligation.ts';

/**
 * Finds values of declared states that sentences wait for and none brings about, and values that are brought about and never
 * spoken of again. Only states that some sentence sets are looked at: others are set by what is outside.
 */
export function findDangling(obligations: readonly Obligation[], axioms: Axioms): readonly Candidate[] {
  return axioms.declared.flatMap((state) => {
    if (state.sort.kind !== 'choice') return [];
    const { values } = state.sort;
    const waited = new Map<string, Obligation>();
    const made = new Map<string, Obligation>();
    for (const one of obligations) {
      visitVariables(one.statement.guard, (variable, value) => {
        if (variable.key === state.key && value !== undefined && !waited.has(value)) waited.set(value, one);
      });
      visitVariables(one.effect, (variable, value) => {
        if (withoutMark(variable.key) === state.key && value !== undefined && !made.has(value))
          made.set(value, one);
      });
    }
    if (made.size === 0 || waited.size === 0) return [];
    return values.flatMap((value) => {
      const [waits, makes] = [waited.get(value), made.get(value)];
      // A machine starts somewhere: the first declared value needs no sentence that leads to it.
      if (waits !== undefined && makes === undefined && value !== values[0])
        return [dangling(waits, `No sentence leads to ${value} of ${state.key}, which this one waits for.`)];
      if (waits === undefined && makes !== undefined)
        return [
          dangling(
            makes,
            `This sentence leads to ${value} of ${state.key}, and none says what happens there.`,
          ),
        ];
      return [];
    });
  });
}

function dangling(one: Obligation, hint: string): Candidate {
  return { check: 'dangling-state', severity: 'note', core: [one], hint, proof: [], situationOf: [] };
}
