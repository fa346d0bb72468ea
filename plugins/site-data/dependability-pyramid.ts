import { countOf, LAYER_WORDS, type Pyramid } from '#dependability';
import type { PyramidView } from './dependability-types.ts';

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
  const { layers, pieces, claims } = pyramid;
  if (claims === 0) return 'There is no claim that evidence could be for.';
  if (pieces === 0) return `No evidence on any layer for ${countOf(claims, 'claim')}.`;
  const present = layers.filter((layer) => layer.pieces > 0);
  const old = layers.reduce((sum, { counts }) => sum + counts.stale, 0);
  const age = old === 0 ? '' : `, ${old} of them stale`;
  return `${countOf(pieces, 'piece')} of evidence on ${present.length} of ${layers.length} layers${age}. ${missing(pyramid)}`;
}

function missing({ layers }: Pyramid): string {
  const empty = layers.filter((layer) => layer.pieces === 0).map(({ layer }) => LAYER_WORDS[layer]);
  if (empty.length === 0) return 'No layer is missing.';
  const named = empty.slice(0, NAMED).join(', ');
  return `Nothing by ${named}${empty.length > NAMED ? `, nor on ${countOf(empty.length - NAMED, 'more layer')}` : ''}.`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
