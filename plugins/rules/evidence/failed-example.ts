import type { ExampleLine, ExampleRun } from '#model';
import { asClause } from '../as-clause.ts';
import { quote } from '../quote.ts';
import type { Report, Rule } from '../rule.ts';

export const failedExample: Rule = {
  code: 'evidence/failed-example',
  severity: 'error',
  title: 'An example that does not do what it says',
  find: ({ examples }) => examples.flatMap(reportsOf),
};

function reportsOf({ example, status, reason, lines }: ExampleRun): readonly Report[] {
  if (status !== 'failed' && status !== 'errored') return [];
  const wrong = lines.filter((line) => line.status === 'failed' || line.status === 'errored');
  if (wrong.length === 0)
    return [
      {
        message: `The example was run, but ${reason === undefined ? 'it broke off' : asClause(reason)}`,
        span: example.fence.span,
        hint: HINT,
      },
    ];
  return wrong.map((line) => ({
    message: messageOf(line),
    span: line.expectation?.span ?? line.span,
    hint: HINT,
  }));
}

const HINT = 'Correct the example or the code: until then its claim is not verified.';

function messageOf({ expectation, status, actual }: ExampleLine): string {
  const came = actual === undefined ? '' : `: ${quote(actual)}`;
  if (status === 'errored' || expectation === undefined)
    return `The example is to run to its end, but this line broke off${came}`;
  switch (expectation.kind) {
    case 'value':
      return `The example promises ${quote(expectation.text)}, but something else came${came}`;
    case 'type':
      return `The example promises the type ${quote(expectation.text)}, but another came${came}`;
    case 'throws':
      return `The example promises that ${quote(expectation.text)} is thrown, but it was not${came}`;
    case 'any':
      return `The example promises a value, but none came${came}`;
  }
}
