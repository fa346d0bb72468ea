import type { Problem } from '../problem.ts';
import type { CommandParagraph, TypeScope } from '../syntax/ast.ts';
import type { ModuleEntry, Mutable } from './entry.ts';
import { findSignatures } from './find-name.ts';
import type { ResolvedScope, Signature } from './resolved.ts';
import { typeError } from './term.ts';

interface Draft extends Mutable<Omit<ResolvedScope, 'signatures'>> {
  readonly signatures: { signature: Signature; exactly: boolean; count: number; span: TypeScope['span'] }[];
}

/** Finds what each entry of a scope is about; `growing` scopes are read and not analysed. */
export function resolveScope(
  { scope }: CommandParagraph,
  module: ModuleEntry,
  problems: Problem[],
): { readonly scope: ResolvedScope; readonly growing: boolean } {
  const draft: Draft = { signatures: [] };
  if (scope.overall !== undefined) draft.overall = scope.overall;
  let growing = false;
  for (const entry of scope.types) {
    const complain = (message: string) => problems.push(typeError(message, entry.span));
    const once = (known: unknown) => {
      if (known !== undefined) complain(`Expected one scope of \`${entry.name.text}\``);
    };
    switch (entry.name.text) {
      case 'Int':
      case 'int':
        once(draft.bitwidth);
        if (entry.exactly || grows(entry))
          complain('Expected a bitwidth such as `4 Int`, which is always exact');
        draft.bitwidth = entry.start;
        break;
      case 'seq':
        once(draft.maximumSequence);
        if (entry.exactly || grows(entry))
          complain('Expected a length such as `4 seq`, which is always exact');
        draft.maximumSequence = entry.start;
        break;
      case 'String':
        once(draft.maximumString);
        if (!entry.exactly && entry.start !== entry.end)
          complain('Expected a number of strings such as `exactly 4 String`');
        draft.maximumString = entry.start;
        break;
      case 'steps':
        once(draft.steps);
        draft.steps = stepsOf(entry, complain);
        break;
      default:
        if (grows(entry)) growing = true;
        addSignature(entry, module, draft, complain);
    }
  }
  return { scope: draft, growing };
}

function grows({ start, end, open, increment }: TypeScope): boolean {
  return (
    open === true || (end !== undefined && end !== start) || (increment !== undefined && increment !== 1)
  );
}

type Complain = (message: string) => void;

/** `n` is `1..n`; `n..n` and `exactly n` are n alone. */
function stepsOf(
  { exactly, start, end, open, increment }: TypeScope,
  complain: Complain,
): NonNullable<Draft['steps']> {
  if (start < 1) complain('Expected at least 1 step');
  if (increment !== undefined && increment !== 1) complain('Expected steps that grow by 1');
  if (open) {
    if (start !== 1) complain('Expected steps without an end to begin at 1');
    return { minimum: start, maximum: start, open: true };
  }
  if (end === undefined) return { minimum: exactly ? start : 1, maximum: start, open: false };
  if (end < start) complain(`Expected steps from ${start} on, but they end at ${end}`);
  return { minimum: start, maximum: exactly ? start : end, open: false };
}

function addSignature(entry: TypeScope, module: ModuleEntry, draft: Draft, complain: Complain): void {
  const { text } = entry.name;
  const [found, ...others] = findSignatures(module, text);
  if (!found) {
    complain(`The signature \`${text}\` cannot be found`);
    return;
  }
  if (others.length > 0) complain(`Expected one signature \`${text}\`, but there are ${1 + others.length}`);
  if (!found.signature) {
    complain(`\`${text}\` cannot have a scope`);
    return;
  }
  if (found.variable && found.relation !== 'top') {
    complain(`\`${text}\` is \`var\` and part of another signature, so it cannot have a scope`);
  } else if (found.variable && entry.exactly)
    complain(`\`${text}\` is \`var\`, so its scope cannot be exact`);
  const { exactly, start, end, span } = entry;
  draft.signatures.push({
    signature: found.signature,
    exactly: exactly || (end !== undefined && end === start),
    count: start,
    span,
  });
}
