import { nodeCommand } from './node-process.ts';
import { runProcess } from './run-process.ts';

/** A text of TypeScript with white space in place of its types, or why that cannot be had. */
export type Stripped = { readonly text: string } | { readonly problem: string };

// In a process of its own, because a parser that fails on a strange text must not take this one with it.
const PROGRAM = `
const { readFileSync, writeSync } = require('node:fs');
const { stripTypeScriptTypes } = require('node:module');
for (const text of JSON.parse(readFileSync(3, 'utf8'))) {
  let result;
  try {
    result = { text: stripTypeScriptTypes(text) };
  } catch (error) {
    result = { problem: error.name + ': ' + error.message.split('\\n')[0] };
  }
  const bytes = Buffer.from(JSON.stringify(result) + '\\n');
  for (let at = 0; at < bytes.length; ) at += writeSync(4, bytes, at);
}`;

/** Removes the types of texts, in their order, as Node does. */
export async function stripTypes(texts: readonly string[], root: string): Promise<readonly Stripped[]> {
  const results: Stripped[] = [];
  while (results.length < texts.length) {
    const { lines } = await runProcess(
      nodeCommand(PROGRAM, root, { readable: [], megabytes: 512 }),
      JSON.stringify(texts.slice(results.length)),
      { timeoutMs: 20_000, megabytes: 2048 },
      () => true,
    );
    for (const line of lines) results.push(JSON.parse(line) as Stripped);
    // Whatever ended the process early was the first text without an answer.
    if (results.length < texts.length) results.push({ problem: 'Its types cannot be read.' });
  }
  return results.slice(0, texts.length);
}
