import { type Command, type CommandRun, standingOf } from './model-check.ts';

/** `check NeverFull`: how a command is called in sentences, as code. */
export function commandName({ kind, label }: Pick<Command, 'kind' | 'label'>): string {
  return `\`${kind} ${label.replaceAll('`', "'")}\``;
}

/** What came of a command, as one sentence that names it and its scope; never says "proved". */
export function outcomeSentence(run: CommandRun): string {
  const { command, outcome } = run;
  const name = commandName(command);
  const within = withinScope(command);
  const unexpected = standingOf(run) === 'unexpected';
  switch (outcome.kind) {
    case 'holds':
      return unexpected
        ? `${name} expects a counterexample, but there is none ${within}.`
        : `${name}: no counterexample ${within}${vacuity(outcome)}.`;
    case 'violated':
      return unexpected
        ? `${name}: there is a counterexample ${within}.`
        : `${name}: there is a counterexample ${within}, as expected.`;
    case 'inhabited':
      return unexpected
        ? `${name} expects no instance, but there is one ${within}.`
        : `${name}: there is an instance ${within}.`;
    case 'uninhabited':
      return unexpected
        ? `${name}: there is no instance ${within}, so what it describes cannot happen there.`
        : `${name}: no instance ${within}, as expected${vacuity(outcome)}.`;
    case 'unknown':
      return `${name} ended without an answer ${within}: ${asEnding(outcome.message)}`;
    case 'error':
      return `${name} could not be run ${within}: ${asEnding(outcome.message)}`;
  }
}

/** `within the scope for 5`, as code; the language's own scope where the author gave none. */
export function withinScope({ scope }: Pick<Command, 'scope'>): string {
  return scope === '' ? 'within the default scope' : `within the scope \`${scope.replaceAll('`', "'")}\``;
}

/** Said behind an outcome that would be the same whatever was asked. */
function vacuity({ vacuous }: { readonly vacuous?: true }): string {
  return vacuous ? ", but nothing at all satisfies the model's facts there" : '';
}

function asEnding(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/**
 * A scope in plain words, one phrase for each thing it bounds.
 * @param temporal whether the model has states; they are bounded even where the scope does not say so
 */
export function scopeInWords(scope: string, temporal: boolean): readonly string[] {
  const body = scope.replace(/^\s*for\b/, '').trim();
  const phrases: string[] = [];
  const overall = /^(\d+)\b(?!\s*\.\.)(?=\s*(?:$|but\b))/.exec(body);
  const rest = overall ? body.slice(overall[0].length).replace(/^\s*but\b/, '') : body;
  const entries = rest.split(',').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]));
  const others = entries.some((entry) => !/\b(?:steps|[Ii]nt|seq|String)$/.test(entry));
  if (body === '') phrases.push('at most 3 of each signature, which is the default');
  else if (overall) phrases.push(`at most ${overall[1]} of each ${others ? 'other ' : ''}signature`);
  phrases.push(...entries.map(entryInWords));
  if (temporal && !entries.some((entry) => /\bsteps$/.test(entry)))
    phrases.push('traces of at most 10 states, which is the default');
  return phrases;
}

/** One entry of a scope: `exactly 3 A`, `5 Int`, `1..8 steps`. */
function entryInWords(entry: string): string {
  const match = /^(exactly\s+)?(\d+)(?:\s*(\.\.)\s*(\d+)?)?\s+(\S+)$/.exec(entry.replace(/\s+/g, ' '));
  if (match === null) return entry;
  const [, exactly, start = '', range, end, name = ''] = match;
  const most = Number(range === undefined ? start : (end ?? Number.NaN));
  if (name === 'steps') return stepsInWords(exactly !== undefined, Number(start), range !== undefined, most);
  if (name === 'Int' || name === 'int')
    return `integers of ${start} bits, from ${-(2 ** (Number(start) - 1))} to ${2 ** (Number(start) - 1) - 1}`;
  if (name === 'seq') return `sequences of at most ${start}`;
  if (name === 'String') return `${exactly ? 'exactly' : 'at most'} ${start} texts`;
  if (range !== undefined) return entry;
  return `${exactly ? 'exactly' : 'at most'} ${start} ${name}`;
}

function stepsInWords(exactly: boolean, start: number, range: boolean, most: number): string {
  if (exactly) return `traces of exactly ${start} states`;
  if (Number.isNaN(most)) return `traces of ${start} and more states`;
  return range && start > 1
    ? `traces of ${start} to ${most} states`
    : `traces of at most ${most} ${most === 1 ? 'state' : 'states'}`;
}
