import { namesOf, parseExpression, previousOf, printExpression } from '../expression.ts';
import type { OutsideSpec } from '../outside-set.ts';

/**
 * Reads a requirements table of Theano (`.rt`): variables, and rows of a precondition and what must hold then.
 * Ensures: the value of a variable one step before is an input of its own; `isStartup` is a flag.
 */
export function readTable(name: string, text: string): OutsideSpec {
  const variables = section(text, 'vardef').flatMap((line) => {
    const [variable = '', sort = ''] = line.split(',').map((part) => part.trim());
    return variable === '' ? [] : [{ variable, flag: /^bool/i.test(sort), whole: /^int/i.test(sort) }];
  });
  const flags = new Set([
    'isStartup',
    ...variables.filter(({ flag }) => flag).map(({ variable }) => variable),
  ]);
  const rows = section(text, 'reqdef').map((line) => {
    const [pre = '', post = ''] = line.split(',');
    return { pre: parseExpression(pre), post: parseExpression(post) };
  });
  const used = new Set(rows.flatMap(({ post, pre }) => [...namesOf(pre), ...namesOf(post)]));
  const printing = { isFlag: (each: string) => flags.has(each) };
  const declare = (each: string) => (flags.has(each) ? `flag ${each}` : `number ${each}`);
  const previous = variables.map(({ variable }) => previousOf(variable)).filter((each) => used.has(each));
  return {
    name,
    vocabulary: [...used]
      .filter((each) => !previous.includes(each))
      .map(declare)
      .concat(previous.map(declare)),
    requirements: rows.map(({ post, pre }, index) => ({
      id: `row ${index + 1}`,
      sentence: `WHILE \`${printExpression(pre, printing)}\`, THE system SHALL maintain \`${printExpression(post, printing)}\`.`,
    })),
  };
}

/** Sets another threshold in a table of the set's own family, as its generator does: every number 5 becomes that. */
export function withThreshold(text: string, threshold: number): string {
  return text.replace(/\b5\b/g, String(threshold));
}

function section(text: string, name: string): readonly string[] {
  const body = new RegExp(`${name}([\\s\\S]*?)end${name}`).exec(text)?.[1] ?? '';
  return body
    .split(';')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
