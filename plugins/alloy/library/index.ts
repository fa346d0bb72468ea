// the modules of the language's own library, by the name they are opened with
// knows: nothing but their text
// must never know: what opens them

import { BOOLEAN } from './boolean.ts';
import { INTEGER } from './integer.ts';
import { ORDERING } from './ordering.ts';

/** Texts of the library, by name: the same names and meanings as in the official tool, in our own words. */
export const LIBRARY: ReadonlyMap<string, string> = new Map([
  ['util/boolean', BOOLEAN],
  ['util/integer', INTEGER],
  ['util/ordering', ORDERING],
]);
