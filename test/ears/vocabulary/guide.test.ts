import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { vocabularyOf } from './vocabulary-of.ts';

const GUIDE = readFileSync('src/content/docs/guide/vocabulary.md', 'utf8');

it('has blocks and lines in its guide that read without a problem [VOC-BLOCK-LINES]', () => {
  const blocks = [...GUIDE.matchAll(/```ears-vocabulary\n([\s\S]*?)\n```/g)].map(([, block = '']) => block);
  expect(blocks.length).toBeGreaterThan(3);
  for (const block of blocks) expect(vocabularyOf(block).problems).toEqual([]);
  const keywords = 'system|state|flag|event|number|action|exclusive|assume|priority|accept';
  const rows = [...GUIDE.matchAll(new RegExp(`^\\| \`((?:${keywords}) [^\`]*)\` \\|`, 'gm'))];
  const lines = rows.map(([, line = '']) => line.replaceAll('\\|', '|'));
  expect(lines).toHaveLength(10);
  const needed = ['flag maintenance', 'flag normal', 'flag limits', 'flag good', 'action accept "accept it"'];
  expect(vocabularyOf([...needed, ...lines].join('\n')).problems).toEqual([]);
});

it('has formulas in its guide that read without a problem [VOC-EXPRESSION-FORM]', () => {
  const [, formulas = ''] = /```text\n(limits[\s\S]*?)\n```/.exec(GUIDE) ?? [];
  const names =
    'flag limits\nflag good\nnumber duration (d)\nnumber used (B)\nnumber total (MB)\nstate Session : ACTIVE | LOCKED';
  const lines = formulas.split('\n').map((line) => `assume ${line}`);
  expect(lines).toHaveLength(5);
  const { axioms, problems } = vocabularyOf([names, ...lines].join('\n'));
  expect(problems).toEqual([]);
  expect(axioms.facts).toHaveLength(5);
});
