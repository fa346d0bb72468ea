import { describe, expect, it } from 'vitest';
import { requirementsOf, scenariosOf } from '#model';
import { read } from './outline.ts';

/** Path, line and name of each target of one line under `Evidence`. */
function targetsOf(line: string): readonly string[] {
  const { capability } = read(
    `## Requirements\n\n### Requirement: A\nIt SHALL.\n\n#### Scenario: B\n\n##### Evidence\n- ${line}\n`,
  );
  return requirementsOf(capability)
    .flatMap(scenariosOf)
    .flatMap(({ body }) => body)
    .flatMap((part) => (part.kind === 'evidence' ? part.lines : []))
    .flatMap(({ targets }) => targets)
    .map(
      ({ path, line: at, endLine, name }) => `${path}:${at ?? ''}-${endLine ?? ''} ${name ?? '(no name)'}`,
    );
}

describe('the text of an evidence link', () => {
  it.each([
    ['[Box.add](/src/box.ts#L3)', 'src/box.ts:3- Box.add'],
    ['[`Box.add`](/src/box.ts#L3)', 'src/box.ts:3- Box.add'],
    ['[Box.add()](/src/box.ts)', 'src/box.ts:- Box.add'],
    ['[Box.add refuses null](/src/box.ts)', 'src/box.ts:- Box.add refuses null'],
    ['[robot.go](/src/machines.ts)', 'src/machines.ts:- robot.go'],
    ['[response.json](/src/reply.rs)', 'src/reply.rs:- response.json'],
    ['[Box.add](/src/Box.java)', 'src/Box.java:- Box.add'],
    ['[a.b.c](/src/box.ts)', 'src/box.ts:- a.b.c'],
    ['[refuses null](/src/box.ts)', 'src/box.ts:- refuses null'],
  ])('names a symbol or a title, dots and all: %s [READ-EVIDENCE]', (line, expected) => {
    expect(targetsOf(`Test: ${line}`)).toEqual([expected]);
  });

  it.each([
    ['[box.ts](/src/box.ts)', 'src/box.ts:- (no name)'],
    ['[BOX.ts put()](/src/box.ts)', 'src/box.ts:- put'],
    ['[box.ts:3-5 `put()`](/src/box.ts)', 'src/box.ts:3-5 put'],
    ['[`box.ts:3 put()`](/src/box.ts)', 'src/box.ts:3- put'],
    ['[`box.ts`:3 put()](/src/box.ts)', 'src/box.ts:3- put'],
    ['[src/box put()](/src/box.ts)', 'src/box.ts:- put'],
    ['[./src/box.xyz put()](/src/box.xyz)', 'src/box.xyz:- put'],
    ['[box.js put()](/src/box.ts)', 'src/box.ts:- put'],
    ['[old-name.ts put()](/src/box.ts)', 'src/box.ts:- put'],
    ['[old.yaml put()](/src/box.ts)', 'src/box.ts:- put'],
    ['[box.test refuses null](/test/box.test.ts)', 'test/box.test.ts:- refuses null'],
    ['[Makefile:4 lint](/Makefile)', 'Makefile:4- lint'],
    ['[robot.go Run()](/cmd/robot.go)', 'cmd/robot.go:- Run'],
    ['[схема.ts put()](/src/схема.ts)', 'src/схема.ts:- put'],
  ])('says which file the link leads to, before the name: %s [READ-EVIDENCE]', (line, expected) => {
    expect(targetsOf(`Test: ${line}`)).toEqual([expected]);
  });

  it('is a path in code marks only where it reads like one [READ-EVIDENCE]', () => {
    expect(targetsOf('Test: `Box.add`, `src/box.add`, `box.go:3 Run`, `main.go`, `box.ts put()`')).toEqual([
      'src/box.add:- (no name)',
      'box.go:3- Run',
      'main.go:- (no name)',
      'box.ts:- put',
    ]);
  });
});
