import type { RecipeOptions } from '../support/recipe.ts';

/** The kinds of random problems. */
export const KINDS: readonly (readonly [string, RecipeOptions])[] = [
  ['static', { temporal: false, integers: false, higherOrder: false }],
  ['counting', { temporal: false, integers: true, higherOrder: false }],
  ['higher-order', { temporal: false, integers: false, higherOrder: true }],
  ['temporal', { temporal: true, integers: true, higherOrder: true }],
  ['deeply temporal', { temporal: true, integers: false, higherOrder: false, mostlyTime: true }],
];
