import { LIMITS } from '#config';
import type { Instance, InstanceState } from '#model';
import type { InstanceView } from './model-types.ts';

/** One signature, field or variable in one state. */
interface Value {
  readonly kind: InstanceView['tables'][number]['kind'];
  readonly name: string;
  readonly columns: readonly string[];
  readonly variable: boolean;
  readonly tuples: readonly (readonly string[])[];
}

/**
 * Lays an instance out as one table for each signature, field and variable of the command. In a trace, what cannot change
 * is shown once, and what can in each state, marked where it differs from the state before.
 * Limits: `LIMITS.instanceTuples` tuples of one value; the view counts the others.
 */
export function toInstanceView(instance: Instance, kind: InstanceView['kind']): InstanceView {
  const { states, loop } = instance;
  const perState = states.map((state) => valuesOf(state));
  const [first = []] = perState;
  const temporal = loop !== undefined;
  return {
    kind,
    temporal,
    states: states.map((_, index) => ({
      index,
      ...(index === loop ? { loopStart: true as const } : {}),
      ...(temporal && index === states.length - 1 ? { next: loop } : {}),
    })),
    tables: first.map((value, at) => {
      const values = perState.map((all) => all[at]?.tuples ?? []);
      const varies = temporal && value.variable;
      const shown = varies ? values : values.slice(0, 1);
      return {
        kind: value.kind,
        name: value.name,
        columns: value.columns,
        varies,
        values: shown.map((tuples, index) => ({
          tuples: tuples.slice(0, LIMITS.instanceTuples).map((tuple) => [...tuple]),
          omitted: Math.max(0, tuples.length - LIMITS.instanceTuples),
          changed: index > 0 && keyOf(tuples) !== keyOf(shown[index - 1] ?? []),
        })),
      };
    }),
  };
}

/** Empty signatures and fields are kept: that something is empty may be what is wrong. */
function valuesOf(state: InstanceState): readonly Value[] {
  const only = new Set(
    state.signatures.flatMap(({ name, variable, atoms }) => (!variable && atoms.length === 1 ? name : [])),
  );
  return [
    ...state.signatures.map(
      ({ name, variable, atoms }): Value => ({
        kind: 'signature',
        name,
        columns: [name],
        variable,
        tuples: atoms.map((atom) => [atom]),
      }),
    ),
    ...state.fields.map(({ signature, name, variable, tuples }): Value => {
      const arity = tuples[0]?.length ?? 2;
      const between = Array.from({ length: Math.max(0, arity - 2) }, () => '');
      const columns = [signature, ...between, name];
      const value = { kind: 'field' as const, name: `${signature}.${name}`, variable };
      // The field's name says already whose it is, where there is only one.
      return only.has(signature) && arity > 1
        ? { ...value, columns: columns.slice(1), tuples: tuples.map((tuple) => tuple.slice(1)) }
        : { ...value, columns, tuples };
    }),
    ...state.witnesses.map(
      ({ name, tuples }): Value => ({
        kind: 'witness',
        name,
        columns: Array.from({ length: Math.max(1, tuples[0]?.length ?? 1) }, (_, at) =>
          at === 0 ? name : '',
        ),
        variable: true,
        tuples,
      }),
    ),
  ];
}

function keyOf(tuples: readonly (readonly string[])[]): string {
  return JSON.stringify(tuples);
}
