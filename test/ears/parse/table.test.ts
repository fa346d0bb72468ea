import { describe, expect, it } from 'vitest';
import { parseSentences } from '../../../plugins/ears/parse/parse-sentence.ts';
import { outline } from './outline.ts';
import { IRREGULAR } from './rows/irregular.ts';
import { JOINED } from './rows/joined.ts';
import { PATTERNS } from './rows/patterns.ts';
import { RESPONSES } from './rows/responses.ts';

describe('sentences as people write them', () => {
  const rows = [...PATTERNS, ...RESPONSES, ...JOINED, ...IRREGULAR];

  it('has all of the eighty-nine forms, each once [EARS-PARSE-FORMS]', () => {
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 89 }, (_, index) => index + 1));
  });

  it.each(rows)('reads row $row: $form [EARS-PARSE-FORMS]', ({ text, read }) => {
    const sentences = parseSentences('spec.md', text).map(({ sentence }) => outline(sentence, text));
    expect(sentences).toEqual(read);
  });
});
