import {
  type Capability,
  type Part,
  positionAt,
  type SourceFile,
  type Span,
  sourceFile,
  textOf,
} from '#model';
import { parseSpec, type SpecOptions } from '#openspec';

/** What a spec was read as: its outline, one line per part, and its irregularities with their lines. */
export interface Reading {
  readonly capability: Capability;
  readonly outline: readonly string[];
  readonly irregular: readonly string[];
}

export function read(text: string, options: SpecOptions = {}, id = 'box'): Reading {
  const file = sourceFile(`openspec/specs/${id}/spec.md`, text);
  const capability = parseSpec(file, id, options);
  return {
    capability,
    outline: outlineOf(capability.body, file, ''),
    irregular: capability.irregularities.map((each) => `${each.kind} ${at(file, each.span)}: ${each.detail}`),
  };
}

function at(file: SourceFile, span: Span): string {
  const { line, column } = positionAt(file, span.start);
  return `${line}:${column}`;
}

function outlineOf(items: Capability['body'], file: SourceFile, indent: string): string[] {
  return items.flatMap((item): string[] => {
    if (item.kind !== 'requirement' && item.kind !== 'scenario') return [indent + lineOf(item, file)];
    const tag = item.tag === undefined ? '' : ` [${item.tag}]`;
    const strength = item.strength === 'mandatory' ? '' : ` ${item.strength}`;
    const form = item.kind === 'scenario' && item.form === 'bullet' ? ' bullet' : '';
    const head = `${indent}${item.kind}${form}${strength}: ${item.title}${tag}`;
    return [head, ...outlineOf(item.body, file, `${indent}  `)];
  });
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

function lineOf(part: Part, file: SourceFile): string {
  switch (part.kind) {
    case 'front-matter':
      return `front-matter: ${JSON.stringify(part.values)}`;
    case 'heading':
      return `h${part.depth}: ${part.text}`;
    case 'prose':
    case 'placeholder':
      return `${part.kind}: ${short(textOf(file, part.span))}`;
    case 'comment':
      return `comment: ${short(part.text)}`;
    case 'sentence':
      return `sentence: ${part.sentences.map((each) => `${each.text}${each.strength === undefined ? '' : ` (${each.strength})`}`).join(' | ')}`;
    case 'steps':
      return `steps: ${part.steps.map((step) => `${step.keyword}=${step.written}> ${short(step.text)}`).join(' | ')}`;
    case 'postcondition':
      return `postcondition: ${part.text}`;
    case 'references':
      return `references: ${part.references.map((each) => `${each.path ?? '-'} # ${each.fragment ?? '-'}`).join(' | ')}`;
    case 'metadata':
      return `metadata: ${part.entries.map((entry) => `${entry.key}=${entry.value}`).join(' | ')}`;
    case 'evidence':
      return `evidence: ${part.lines
        .map((line) => {
          const targets = line.targets.map(
            (each) => `${each.path ?? '?'}:${each.line ?? '?'} ${each.name ?? '?'}`,
          );
          const fences = line.fences.map((fence) => `<${fence.language}>`);
          return [`${line.kind}(${line.qualifier ?? ''})`, ...targets, ...fences, line.text].join(' ').trim();
        })
        .join(' | ')}`;
    case 'fence':
      return `fence: ${part.fence.language}${part.fence.closed ? '' : ' unclosed'}`;
  }
}
