import type { Choices } from './choices.ts';
import { claim } from './claims.ts';
import { formula } from './formulas.ts';
import type { Scope, SignatureName } from './vocabulary.ts';

/** Gives a command, with the paragraph that it names if it names one. */
export function command(choices: Choices, scope: Scope, place: number): string {
  const claims = (word: string) => choices.list(1, 3, () => claim(choices, scope)).join(` ${word} `);
  const body = () =>
    choices.of(
      formula(choices, scope, 3),
      formula(choices, scope, 3),
      claims('and'),
      `(${claims('and')}) implies (${claims('or')})`,
    );
  const range = scopeText(choices, scope);
  const [predicate] = scope.predicates;
  return choices.one(
    [
      () => `run { ${body()} }${range}`,
      () => `check { ${body()} }${range}`,
      () => `run { ${body()} }${range}`,
      () => `check { ${body()} }${range}`,
      () => `pred q${place} { ${body()} }\nrun q${place}${range}`,
      () => `assert z${place} { ${body()} }\nz: check z${place}${range}`,
      ...(predicate ? [() => `run ${predicate.name}${range}`] : []),
    ],
    () => `run { ${body()} }${range}`,
  );
}

function scopeText(choices: Choices, scope: Scope): string {
  if (!scope.temporal && choices.rarely(4)) return '';
  const types = choices.of(overall, typed, overall, typed, overallBut)(choices, scope.signatures);
  const more = [
    ...(scope.integers || choices.rarely(10) ? [`${choices.of(3, 2, 3, 4)} Int`] : []),
    ...(scope.temporal ? [choices.of('2 steps', '3 steps', '1..3 steps', '2..3 steps', '1 steps')] : []),
  ];
  const all = [...types.but, ...more];
  if (types.overall === undefined) return ` for ${all.join(', ')}`;
  return ` for ${types.overall}${all.length > 0 ? ` but ${all.join(', ')}` : ''}`;
}

interface TypeScopes {
  readonly overall?: number;
  readonly but: readonly string[];
}

function overall(choices: Choices): TypeScopes {
  return { overall: size(choices), but: [] };
}

/** Every top-level signature that has to have one; now and then one is forgotten. */
function typed(choices: Choices, signatures: readonly SignatureName[]): TypeScopes {
  const wanted = signatures.filter(({ scoped }) => scoped === 'top' && !choices.rarely(3));
  const but = wanted.map((signature) => entry(choices, signature));
  return but.length === 0 ? overall(choices) : { but };
}

function overallBut(choices: Choices, signatures: readonly SignatureName[]): TypeScopes {
  const wanted = signatures.filter(({ scoped }) => scoped !== 'never' && choices.below(2) === 1);
  return { overall: size(choices), but: wanted.map((signature) => entry(choices, signature)) };
}

function entry(choices: Choices, { name, variable, most }: SignatureName): string {
  const exactly = !variable && choices.rarely(20) ? 'exactly ' : '';
  return most === 1 ? `1 ${name}` : `${exactly}${size(choices)} ${name}`;
}

function size(choices: Choices): number {
  return choices.of(2, 1, 2, 3, 4);
}
