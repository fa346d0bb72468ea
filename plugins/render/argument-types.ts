/** Shapes of Goal Structuring Notation: rectangle, parallelogram, circle, rounded rectangle, ellipses with A and J. */
export type ArgumentShape = 'goal' | 'strategy' | 'solution' | 'context' | 'assumption' | 'justification';

/** A small sign beside a word, so that colour is never needed to tell words apart at a glance. */
export type ArgumentMark = 'check' | 'cross' | 'triangle' | 'clock' | 'square' | 'ring' | 'half';

/** One element of an argument, with what is read with it and what stands below it. */
export interface ArgumentElement {
  /** Shown, as `G1.2`. */
  readonly id: string;
  readonly shape: ArgumentShape;
  /** The picture shows as much of it as there is room for. */
  readonly text: string;
  /** Its whole text, where `text` is a shorter one. */
  readonly full?: string;
  /** A word on it, with its mark: `verified`, `passed`. */
  readonly word?: { readonly text: string; readonly mark: ArgumentMark };
  /** Attributes that the style sheet colours by: `data-status="verified"`. */
  readonly data?: Readonly<Record<string, string>>;
  readonly href?: string;
  /** Of a goal: a diamond below it says that nothing supports it. */
  readonly undeveloped?: boolean;
  /** Read with it: joined by a hollow arrowhead. */
  readonly context?: readonly ArgumentElement[];
  /** It speaks against it: joined by a dashed arrow that leads back to it. */
  readonly challenges?: readonly ArgumentElement[];
  /** Supports it: joined by a solid arrowhead. */
  readonly support?: readonly ArgumentElement[];
}

/** The picture of an argument. */
export interface ArgumentPicture {
  /** What it shows, for those who do not see it. */
  readonly label: string;
  readonly root: ArgumentElement;
}
