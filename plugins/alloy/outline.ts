import type { Outline } from './report.ts';
import type { Module, Name, Paragraph } from './syntax/ast.ts';

type Item = Outline['items'][number];

/** Lists what a module declares, in its order; the commands' labels are those they are reported under. */
export function outlineOf(module: Module, labels: readonly string[]): Outline {
  let commands = 0;
  const items = module.paragraphs.flatMap((paragraph): readonly Item[] => {
    if (paragraph.kind !== 'command') return declaredBy(paragraph);
    return [{ kind: 'command', name: labels[commands++] ?? '', span: paragraph.span }];
  });
  return { items };
}

function declaredBy(paragraph: Exclude<Paragraph, { kind: 'command' }>): readonly Item[] {
  const { span } = paragraph;
  switch (paragraph.kind) {
    case 'signature':
      return paragraph.names.map(({ text }) => ({ kind: 'signature', name: text, span }));
    case 'enum':
      return [{ kind: 'enum', name: paragraph.name.text, span }];
    case 'fact':
      return [{ kind: 'fact', name: paragraph.name?.text ?? '', span }];
    case 'assert':
      return [{ kind: 'assertion', name: paragraph.name?.text ?? '', span }];
    case 'predicate':
      return [{ kind: 'predicate', name: receiverAnd(paragraph), span }];
    case 'function':
      return [{ kind: 'function', name: receiverAnd(paragraph), span }];
    case 'macro':
      return [{ kind: 'macro', name: paragraph.name.text, span }];
  }
}

function receiverAnd({ receiver, name }: { readonly receiver?: Name; readonly name: Name }): string {
  return receiver ? `${receiver.text}.${name.text}` : name.text;
}
