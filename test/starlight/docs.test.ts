import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configSchema, parseConfig } from '#config';
import { splitMarkdown } from '../../plugins/starlight/docs.ts';

describe('splitMarkdown', () => {
  it('cuts at headings and fences and keeps a fence inside a longer fence as text [SITE-GUIDE-RENDER]', () => {
    const text = [
      'before',
      '## One `two`',
      'prose',
      '````markdown',
      '```ts',
      'x',
      '```',
      '````',
      'after',
    ].join('\n');
    expect(splitMarkdown(text)).toEqual([
      { kind: 'prose', text: 'before' },
      { kind: 'heading', depth: 2, text: 'One `two`' },
      { kind: 'prose', text: 'prose' },
      { kind: 'fence', language: 'markdown', text: '```ts\nx\n```' },
      { kind: 'prose', text: 'after' },
    ]);
  });

  it('does not take a comment in code for a heading [SITE-GUIDE-RENDER]', () => {
    expect(splitMarkdown('```sh\n## not a heading\n```').map((piece) => piece.kind)).toEqual(['fence']);
  });

  it('loses no word of a page [SITE-GUIDE-RENDER]', () => {
    const line = fc.constantFrom('## head', '```ts', '```', '~~~', 'word', '', '- item', '    deep', '````');
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const kept = splitMarkdown(lines.join('\n'))
          .map((piece) => piece.text)
          .join('\n');
        for (const word of ['word', 'item', 'deep', 'head']) {
          const count = (text: string) => text.split(word).length;
          expect(count(kept)).toBe(count(lines.join('\n')));
        }
      }),
    );
  });
});

describe('the guide', () => {
  it('names every option of the configuration, and its plain default [SITE-GUIDE-TRUE]', () => {
    const text = readFileSync('src/content/docs/guide/configuration.md', 'utf8');
    const rows = [...text.matchAll(/^\| (`.+?) \| (.+?) \|/gm)].map(([, names = '', value = '']) => ({
      names: [...names.matchAll(/`([\w.]+)`/g)].map(([, name]) => name),
      values: value.split(', '),
    }));
    const { properties } = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' });
    const groups = new Set(['models', 'evidence', 'examples']);
    const options = Object.entries(properties ?? {}).flatMap(([name, schema]) =>
      groups.has(name) && typeof schema === 'object'
        ? Object.keys(schema.properties ?? {}).map((inner) => `${name}.${inner}`)
        : [name],
    );
    expect(options.length).toBeGreaterThan(25);
    expect(rows.flatMap(({ names }) => names).toSorted()).toEqual(options.toSorted());
    const parsed = parseConfig({});
    if (!parsed.ok) throw new Error('The default configuration is invalid');
    for (const { names, values } of rows) {
      for (const [at, name = ''] of names.entries()) {
        const [group = '', inner] = name.split('.');
        const whole = Reflect.get(parsed.config, group) as unknown;
        const value: unknown = inner === undefined ? whole : Reflect.get(whole as object, inner);
        const said = values[at] ?? values[0];
        if (['string', 'number', 'boolean'].includes(typeof value))
          expect(`${name}: ${said?.replaceAll('`', '')}`).toBe(`${name}: ${value}`);
      }
    }
  });
});
