import type { Expression, Module } from '../syntax/ast.ts';

/** Whether `seq e` stands anywhere in a module: then it opens `util/sequniv`, as `seq`. */
export function usesSequences(module: Module): boolean {
  const open: unknown[] = [...module.paragraphs];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (typeof at !== 'object' || at === null) continue;
    if (isSequence(at)) return true;
    open.push(...Object.values(at).filter((value) => typeof value === 'object'));
  }
  return false;
}

function isSequence(node: object): boolean {
  const { kind, operator }: Partial<Extract<Expression, { kind: 'unary' }>> = node;
  return kind === 'unary' && operator === 'seq';
}
