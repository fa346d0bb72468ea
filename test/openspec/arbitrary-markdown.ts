import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

/** Lines that between them hold every construct that begins, interrupts or ends a block. */
const LINES = [
  '',
  '',
  '',
  ' ',
  '\t',
  'The box SHALL keep what it is given.',
  'and more words',
  '**Bold:** words',
  '** not bold',
  '*em* words',
  '`code` words',
  '``` `not` a fence',
  '~~gone~~ words',
  '[link](/a) words',
  '[name]: /address',
  '[open',
  'end]: /address',
  '[^1]: note',
  '# Title',
  '## Requirements',
  '### Requirement: Name [BOX-NAME] ##',
  '#### Scenario: Case  ',
  '#',
  '#no heading',
  '####### seven',
  '- **WHEN** it is given',
  '- THEN it is kept  ',
  '- [x] 1.1 done',
  '* star',
  '+ plus',
  '-',
  '- ',
  '-   three spaces',
  '- - nested',
  '- > quoted',
  '- ```',
  '- # heading in a list',
  '-\ttab',
  '1. one',
  '2) two',
  '1234567890. long',
  '2026 was a year',
  '  - nested item',
  '  goes on',
  '    four spaces',
  '\ttab goes on',
  '  ```',
  '  # indented heading',
  '```',
  '```alloy',
  '````',
  '~~~',
  '~~~ info',
  '   ```',
  '    ```',
  '---',
  '--- ',
  '----',
  '- - -',
  '***',
  '* * *',
  '___',
  '===',
  '=',
  ': colon',
  '> quote',
  '>',
  '| a | b |',
  '|---|---|',
  ':--',
  'a | b',
  '--|--',
  '<!-- comment -->',
  '<!-- open',
  'close --> tail',
  '<!-->',
  '<!--->',
  '<div>',
  '</div>',
  '<br>',
  '<pre>',
  '</pre> x',
  '<?php',
  '?>',
  '<b>inline</b> words',
  'title: Box',
  '日本語の文。',
  '### 要件：名前',
  '\u00a0',
  '\uFEFFmark',
  '\\',
  'words  ',
  '\u2028separator',
  '\f',
  '%',
];

const line = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...LINES) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);

/** Texts of such lines with any line ending. */
export const markdownLines: fc.Arbitrary<string> = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\n', '\r\n', '\r'), fc.boolean())
  .map(([lines, ending, last]) => lines.join(ending) + (last ? ending : ''));

const ITEM_LINES = [
  '',
  '',
  ' ',
  '- item',
  '- item',
  '- item',
  '- other',
  '* star',
  '+ plus',
  '-',
  '- - twice',
  '- > quoted',
  '- ```',
  '- <!-- open',
  '- <div>',
  '- | a | b |',
  '- # heading',
  '- [name]: /address',
  '-\ttab',
  '-     code',
  '1. one',
  '2. two',
  '3) three',
  '10. ten',
  ' - shifted',
  '  - nested',
  '  - nested',
  '  * other nested',
  '  1. numbered',
  '    - deep',
  '      - deeper',
  '\t- by tab',
  '  goes on',
  ' goes on',
  'lazy words',
  '1986 lazy',
  '  > quoted',
  '  ```',
  '  ~~~',
  '  | - | - |',
  '  </div>',
  '  <pre>',
  '  -->',
  '- - -',
  '* * *',
  '---',
  '> quote',
  '> - quoted item',
  '[^1]: - note',
  '    code',
  '# Title',
  '```',
  '<div>',
  '===',
];

/** Long lists with nested ones, whatever stands in their items and between them. */
export const nestedLists: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.constantFrom(...ITEM_LINES), { minLength: 2, maxLength: 40, size: 'max' }),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
  )
  .map(([lines, ending]) => lines.join(ending));

/** Our own specs: real texts to mutate. */
export const specSeeds: readonly string[] = readdirSync('openspec/specs', {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => path.endsWith('spec.md'))
  .sort()
  .map((path) => readFileSync(join('openspec/specs', path), 'utf8'));

const CLAIMS = [
  '### Requirement: Name',
  '### Requirement: Name [BOX-NAME]',
  '#### Scenario: Case',
  '- **GIVEN** a **WHEN** b **THEN** c',
  '#### Happy Path Scenarios',
  '##### Evidence',
  '- Implementation: [a.ts:1 a()](/a.ts#L1)',
  '**References:**',
  '**Postcondition:** kept',
  '**ID**: x.y',
  '```alloy',
  '```',
  '---',
  '## ADDED Requirements',
  '## REMOVED Requirements',
  '<!-- allow a/b: c -->',
  '<!--',
  '[x](javascript:1)',
];

/** A real spec with lines taken out, put in, doubled and cut. */
export const mutatedSpecs: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...specSeeds),
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...CLAIMS), fc.nat(200)), { maxLength: 12 }),
    fc.nat(),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([seed, edits, from, ending]) => {
    const all = seed.split('\n');
    const start = from % all.length;
    const lines = all.slice(start, start + 120);
    for (const [where, how, claim, cut] of edits) {
      const index = where % (lines.length + 1);
      if (how === 0) lines.splice(index, 1);
      else if (how === 1) lines.splice(index, 0, claim);
      else if (how === 2) lines.splice(index, 0, lines[index] ?? '');
      else lines[index] = (lines[index] ?? '').slice(0, cut);
    }
    return lines.join(ending);
  });
