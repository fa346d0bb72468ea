import type {
  ReadExample,
  Script,
  ScriptComment,
  ScriptExpectation,
  ScriptStatement,
  ScriptStep,
  UnreadableExpectation,
} from './script.ts';

const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u;

/**
 * Gives each expectation to the statement it stands behind or below.
 * Ensures: every comment that begins like an expectation is in the result, as one or as unreadable.
 */
export function attachExpectations<S extends ScriptStatement>(script: Script<S>): ReadExample<S> {
  const { statements, comments } = script;
  const found = statements.map(() => ({
    expectations: [] as ScriptExpectation[],
    unreadable: [] as UnreadableExpectation[],
  }));
  const stray: UnreadableExpectation[] = [];
  for (const comment of comments) {
    const read = readExpectation(comment);
    if (read === undefined) continue;
    const { start, end } = comment;
    const at = statements.findLastIndex((statement) => statement.start < start);
    const [statement, place] = [statements[at], found[at]];
    if (statement === undefined || place === undefined) {
      stray.push({ start, end, reason: 'It stands above every statement; expected it behind or below one.' });
    } else if (statement.end > start) {
      const reason = 'It stands inside a statement; expected it behind one at the top level of the example.';
      place.unreadable.push({ start, end, reason });
    } else if ('reason' in read) {
      place.unreadable.push(read);
    } else if (!statement.givesValue && (read.kind === 'value' || read.kind === 'type')) {
      const reason = 'The statement gives no value; of such a one only `*` and `throws` can be expected.';
      place.unreadable.push({ start, end, reason });
    } else {
      place.expectations.push(read);
    }
  }
  const steps = statements.map(
    (statement, at): ScriptStep<S> => ({
      statement,
      expectations: found[at]?.expectations ?? [],
      unreadable: found[at]?.unreadable ?? [],
    }),
  );
  return { steps, stray };
}

/** Reads `=> value`, `=> type T`, `=> throws E` or `*`; undefined for any other comment. */
export function readExpectation({
  start,
  end,
  text,
}: ScriptComment): ScriptExpectation | UnreadableExpectation | undefined {
  if (/^\*\s*$/.test(text)) return { kind: 'any', text: '', start, end };
  const written = /^\s*=>(.*)$/su.exec(text)?.[1]?.trim();
  if (written === undefined) return undefined;
  if (written === '') {
    return { start, end, reason: 'It says nothing after `=>`; expected a value, `type T` or `throws E`.' };
  }
  const [word = '', ...rest] = written.split(/\s+/);
  if (word !== 'type' && word !== 'throws') return { kind: 'value', text: written, start, end };
  const name = rest.join(' ').replace(/^\{(.*)\}$/, '$1');
  if (NAME.test(name)) return { kind: word, text: name, start, end };
  const reason = `After \`${word}\` one name is expected; a text that begins with this word must be in quotes.`;
  return { start, end, reason };
}
