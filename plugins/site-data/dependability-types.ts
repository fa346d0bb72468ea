import type { PyramidLayer } from '#dependability';

/** How much evidence there is on each layer, from the code's text up to people. */
export interface PyramidView {
  /** The picture in a sentence or two: how much, how old, which layers are missing. */
  readonly summary: string;
  /** Distinct pieces of all layers. */
  readonly pieces: number;
  readonly claims: number;
  /** Every layer, in the order of the model's `LAYERS`. */
  readonly layers: readonly (PyramidLayer & { readonly title: string })[];
}
