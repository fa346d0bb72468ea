import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printProblem } from '../../../plugins/alloy/relational/print.ts';
import { lowerText } from '../support/lower-text.ts';

const folder = join(import.meta.dirname, 'problems');
const models = readdirSync(folder).filter((name) => name.endsWith('.als'));

describe('relational problems', () => {
  it.each(models)('become of %s what they did [ALLOY-LOWER]', (name) => {
    const text = printProblem(lowerText(readFileSync(join(folder, name), 'utf8')).problem);
    const golden = join(folder, name.replace(/\.als$/, '.txt'));
    if (process.env.UPDATE === '1') writeFileSync(golden, text);
    expect(existsSync(golden), `no golden ${golden}; UPDATE=1 writes it`).toBe(true);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });
});
