// the modules of the language's own library, by the name they are opened with
// knows: nothing but their text
// must never know: what opens them

import { BOOLEAN } from './boolean.ts';
import { GRAPH } from './graph.ts';
import { INTEGER } from './integer.ts';
import { NATURAL } from './natural.ts';
import { ORDERING } from './ordering.ts';
import { RELATION } from './relation.ts';
import { SEQREL } from './seqrel.ts';
import { SEQUENCE } from './sequence.ts';
import { SEQUNIV } from './sequniv.ts';
import { TERNARY } from './ternary.ts';
import { TIME } from './time.ts';

/** Texts of the library, by name: the same names and meanings as in the official tool, in our own words. */
export const LIBRARY: ReadonlyMap<string, string> = new Map([
  ['util/boolean', BOOLEAN],
  ['util/graph', GRAPH],
  ['util/integer', INTEGER],
  ['util/natural', NATURAL],
  ['util/ordering', ORDERING],
  ['util/relation', RELATION],
  ['util/seqrel', SEQREL],
  ['util/sequence', SEQUENCE],
  ['util/sequniv', SEQUNIV],
  ['util/ternary', TERNARY],
  ['util/time', TIME],
]);
