import { countOf, figuresOf, hasResults, LAYER_WORDS, type Pyramid, totalCounts } from '#dependability';
import { EVIDENCE_STANDINGS } from '#model';
import type { PyramidView } from './dependability-types.ts';
import type { EvidenceCounts } from './evidence-types.ts';

/** Missing layers that a summary names before it says how many more there are. */
const NAMED = 4;

/** A pyramid with its words. */
export function toPyramidView(pyramid: Pyramid): PyramidView {
  return {
    summary: summarise(pyramid),
    pieces: pyramid.pieces,
    claims: pyramid.claims,
    layers: pyramid.layers.map((layer) => ({ ...layer, title: capitalised(LAYER_WORDS[layer.layer]) })),
  };
}

function summarise(pyramid: Pyramid): string {
  const { layers, claims } = pyramid;
  const { executed, layers: present, stale, notRun } = figuresOf(pyramid);
  const waiting = notRun === 0 ? '' : ` ${countOf(notRun, 'test or example', 'tests and examples')} not run.`;
  if (claims === 0) return 'There is no claim that evidence could be for.';
  if (executed === 0) return `No evidence on any layer for ${countOf(claims, 'claim')}.${waiting}`;
  const age = stale === 0 ? '' : `, ${stale} of them stale`;
  return `${countOf(executed, 'piece')} of evidence on ${present} of ${layers.length} layers${age}.${waiting} ${missing(pyramid)}`;
}

function missing({ layers }: Pyramid): string {
  const empty = layers.filter((layer) => !hasResults(layer)).map(({ layer }) => LAYER_WORDS[layer]);
  if (empty.length === 0) return 'No layer is missing.';
  const named = empty.slice(0, NAMED).join(', ');
  return `No result by ${named}${empty.length > NAMED ? `, nor on ${countOf(empty.length - NAMED, 'more layer')}` : ''}.`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How many pieces of a pyramid stand how; what does not occur is left out. */
export function countsOfPyramid({ layers }: PyramidView): EvidenceCounts {
  const total = totalCounts(layers);
  return Object.fromEntries(
    EVIDENCE_STANDINGS.flatMap((standing) => (total[standing] > 0 ? [[standing, total[standing]]] : [])),
  );
}
