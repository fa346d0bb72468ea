import { printExpression } from '../../../plugins/alloy/resolve/print-expression.ts';
import { type Resolution, resolve } from '../../../plugins/alloy/resolve/resolve.ts';
import { parseModule } from '../../../plugins/alloy/syntax/index.ts';

/** Resolves a text with the files beside it, each known by its path without ending. */
export function resolveText(text: string, files: Readonly<Record<string, string>> = {}): Resolution {
  const { module, problems } = parseModule(text, 'main.als');
  if (problems.length > 0) throw new Error(`no model: ${problems[0]?.message}`);
  return resolve(module, {
    open: (name) => {
      const found = files[name];
      return found === undefined ? undefined : { path: `${name}.als`, text: found };
    },
  });
}

/** What the first command of a text asks, printed. */
export function askedIn(text: string, files: Readonly<Record<string, string>> = {}): string {
  const { model, problems } = resolveText(text, files);
  const [command] = model?.commands ?? [];
  return command
    ? printExpression(command.formula, new Set())
    : problems.map(({ message }) => message).join('\n');
}

/** The errors of a text: the words at their place, and what is said of them. */
export function errorsIn(text: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const { model, problems } = resolveText(text, files);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if ((model === undefined) !== errors.length > 0) throw new Error('a model exactly if there is no error');
  return errors.map(({ message, span }) => {
    const source = span.path === 'main.als' ? text : (files[span.path.replace(/\.als$/, '')] ?? '');
    return `${source.slice(span.start, span.end)}: ${message}`;
  });
}
