import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '#model';
import { readModelText } from '#openspec';
import { mutatedSpecs } from './arbitrary-markdown.ts';

const none = () => undefined;
const read = (text: string, path = 'spec.md') => readModelText(sourceFile(path, text), none).text;

describe('readModelText', () => {
  it('keeps the fences of a document at their places and blanks the rest [ALLOY-MARKDOWN]', () => {
    const text = 'Prose\r\n\r\n```alloy\r\nsig A {}\r\n```\r\nMore `sig B {}`\r\n~~~als\nsig C {}\n~~~';
    expect(read(text)).toBe(
      '     \r\n\r\n        \r\nsig A {}\r\n   \r\n               \r\n      \nsig C {}\n   ',
    );
  });

  it('blanks the marks of a quote and the indentation of a list [ALLOY-MARKDOWN]', () => {
    expect(read('> ```alloy\n> sig A {}\n> ```\n\n- x\n\n  ```alloy\n  sig B {}\n  ```\n')).toBe(
      '          \n  sig A {}\n     \n\n   \n\n          \n  sig B {}\n     \n',
    );
  });

  it('leaves out a fence with another word after its language, and keeps one with attributes [ALLOY-MARKDOWN]', () => {
    expect(read('```alloy ignore\nsig A {}\n```\n').trim()).toBe('');
    expect(read('```alloy {.wide} title="A b"\nsig A {}\n```\n').trim()).toBe('sig A {}');
    expect(read('```alloy6\nsig A {}\n```\n').trim()).toBe('sig A {}');
  });

  it('takes any other file whole [ALLOY-MARKDOWN]', () => {
    expect(read('```alloy\nsig A {}\n```\n', 'a.als')).toBe('```alloy\nsig A {}\n```\n');
  });

  it('is as long as the document, whatever stands in it, with every character of it or a blank [ALLOY-MARKDOWN]', () => {
    fc.assert(
      fc.property(mutatedSpecs, (text) => {
        const file = sourceFile('spec.md', text);
        const model = read(text);
        expect(model.length).toBe(file.text.length);
        for (let at = 0; at < model.length; at++)
          if (model[at] !== ' ') expect(model[at]).toBe(file.text[at]);
      }),
    );
  });

  it('finds what it opens beside it or above it, and what that opens, each once [ALLOY-RESOLVE-MODULE]', () => {
    const files: Readonly<Record<string, string>> = {
      'm/lib/a.als': 'module lib/a\nopen lib/b\nsig A {}\n',
      'm/lib/b.als': 'module lib/b\nopen lib/a\n',
      'm/x/near.md': '```alloy\nsig N {}\n```\n',
    };
    const asked: string[] = [];
    const { modules } = readModelText(
      sourceFile('m/x/main.als', 'module x/main\nopen lib/a\nopen near as n\nopen util/ordering[N]\n'),
      (path) => {
        asked.push(path);
        const text = files[path];
        return text === undefined ? undefined : sourceFile(path, text);
      },
    );
    expect([...modules].map(([name, { path }]) => [name, path])).toEqual([
      ['lib/a', 'm/lib/a.als'],
      ['near', 'm/x/near.md'],
      ['lib/b', 'm/lib/b.als'],
    ]);
    expect(asked.filter((path) => path.startsWith('..'))).toEqual([]);
  });
});
