import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printResolved } from '../../../plugins/alloy/resolve/print-resolved.ts';
import { resolve } from '../../../plugins/alloy/resolve/resolve.ts';
import { parseModule } from '../../../plugins/alloy/syntax/index.ts';

const folder = join(import.meta.dirname, 'models');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.als'))
  .sort();

function resolved(name: string): string {
  const text = readFileSync(join(folder, name), 'utf8');
  const { model, problems } = resolve(parseModule(text, name).module);
  const said = problems.map(
    ({ severity, message, span }) => `${severity}: ${message}: \`${text.slice(span.start, span.end)}\``,
  );
  return [model ? printResolved(model) : 'no model', ...said].join('\n');
}

describe('resolved models', () => {
  for (const name of names) {
    it(`gives every name of ${name} the meaning that the official tool gives it [ALLOY-RESOLVE]`, () => {
      const golden = join(folder, name.replace('.als', '.txt'));
      const text = `${resolved(name).trimEnd()}\n`;
      if (process.env.UPDATE === '1') writeFileSync(golden, text);
      expect(existsSync(golden), `no golden ${golden}; UPDATE=1 writes it`).toBe(true);
      expect(text).toBe(readFileSync(golden, 'utf8'));
    });
  }

  it('gives the same model every time [ALLOY-RESOLVE]', () => {
    for (const name of names) expect(resolved(name)).toBe(resolved(name));
  });
});
