import { relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { LIMITS } from '#config';

/** A file's path below a root, with `/` between folders. */
export function belowRoot(root: string, file: string): string {
  return relative(root, file).split(sep).join('/');
}

/** The beginning of a message, as text without colours. */
export function firstLines(message: string): string {
  return stripVTControlCharacters(message).slice(0, LIMITS.resultMessage);
}

/** What a report says of a test that was to fail, and did. */
export const EXPECTED_FAILURE = 'This test is expected to fail, and did.';
