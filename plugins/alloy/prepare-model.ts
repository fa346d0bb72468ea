import { EncodingSession } from './encode/encode.ts';
import { type LoweredCommand, ModelLowering } from './lower/lower.ts';
import type { Lowered } from './lower/lowered.ts';
import type { PreparedScope } from './lower/prepare-scope.ts';
import { outlineOf } from './outline.ts';
import type { Problem } from './problem.ts';
import type { Outline } from './report.ts';
import type { CommandHeading } from './resolve/commands.ts';
import type { OpenModule } from './resolve/modules.ts';
import { resolve } from './resolve/resolve.ts';
import type { ResolvedModel } from './resolve/resolved.ts';
import { blankMarkdown, parseModule } from './syntax/index.ts';

/** A model that is read and resolved, so that its commands can be run one by one, in any order. */
export interface PreparedModel {
  readonly path: string;
  readonly outline: Outline;
  readonly problems: readonly Problem[];
  readonly commands: readonly PreparedCommand[];
  /** Of what is running now; kept while commands of one scope follow each other. */
  readonly sessions: Sessions;
  /** Absent where the text has errors. */
  readonly model?: ResolvedModel;
}

/** A command as its author wrote it, and what it becomes. */
export interface PreparedCommand extends CommandHeading {
  /** As written, from `for` on; empty where none was given. */
  readonly scopeText: string;
  /** Worked out when it is first asked for. */
  readonly lower: () => Lowered<LoweredCommand>;
}

export interface PrepareOptions {
  /** Finds the text of a module that is opened and is none of the library. */
  readonly open?: OpenModule;
  /** Whether only the Alloy fences of the text are the model; where absent, the path and the first line say so. */
  readonly markdown?: boolean;
}

/** Keeps the encoding session of the scope that is worked on, and lets go of it when another scope comes. */
export class Sessions {
  readonly #inhabited = new WeakMap<PreparedScope, Map<number, boolean>>();
  #scope: PreparedScope | undefined;
  #session = new EncodingSession();

  for(scope: PreparedScope): EncodingSession {
    if (this.#scope !== scope) {
      this.#scope = scope;
      this.#session = new EncodingSession();
    }
    return this.#session;
  }

  /** Whether the facts alone have an instance in a scope, at a length of traces: asked once, remembered unless undecided. */
  isInhabited(scope: PreparedScope, length: number, ask: () => boolean | undefined): boolean | undefined {
    const known = this.#inhabited.get(scope) ?? new Map<number, boolean>();
    this.#inhabited.set(scope, known);
    const answer = known.get(length) ?? ask();
    if (answer !== undefined) known.set(length, answer);
    return answer;
  }
}

/**
 * Reads and resolves a model. Of a Markdown text, all its Alloy fences together are the model.
 * *Ensures*: never throws; with an error among the problems, every command ends with it.
 */
export function prepare(text: string, path: string, options: PrepareOptions = {}): PreparedModel {
  const markdown = options.markdown ?? (path.endsWith('.md') || /^---\r?\n/.test(text));
  const { module, problems: syntax } = parseModule(markdown ? blankMarkdown(text) : text, path);
  const { commands: listed, model, problems: names } = resolve(module, options);
  // A module without commands has a default one, but the author's may be what could not be read.
  const commands = syntax.some(isError) ? listed.filter(({ span }) => span.end > span.start) : listed;
  const problems = syntax.some(isError) ? syntax : [...syntax, ...names];
  const failure = problems.find(isError);
  const lowering = model && !failure ? new ModelLowering(model) : undefined;
  return {
    path,
    outline: outlineOf(
      module,
      commands.map(({ label }) => label),
    ),
    problems,
    sessions: new Sessions(),
    commands: commands.map((heading, index): PreparedCommand => {
      const command = model?.commands[index];
      const scopeText = heading.scope ? text.slice(heading.scope.start, heading.scope.end) : '';
      let lowered: Lowered<LoweredCommand> | undefined;
      const lower = () => {
        lowered ??= lowering && command ? lowering.lower(command) : notResolved(heading, failure);
        return lowered;
      };
      return { ...heading, scopeText: scopeText.replace(/\s+/g, ' ').trim(), lower };
    }),
    ...(model && !failure ? { model } : {}),
  };
}

function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}

function notResolved(heading: CommandHeading, failure: Problem | undefined): Lowered<LoweredCommand> {
  const { message, span } = failure ?? { message: 'The model could not be resolved', span: heading.span };
  const unsupported = failure?.unsupported === true;
  return { ok: false, failure: { message, span, unsupported, tooLarge: false } };
}
