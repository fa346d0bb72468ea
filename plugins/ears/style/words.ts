/** One word of a text. */
export interface Word {
  /** In lower case; hyphens and apostrophes belong to it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Its first letter is a capital and not all of them are: `Quick`, not `QUICK`. */
  readonly capital: boolean;
}

const WORD = /[\p{L}\p{N}_]+(?:['’-][\p{L}\p{N}_]+)*/gu;

/** The words of a text in their order. Shape: offsets in UTF-16 code units of the text. */
export function wordsIn(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), (match): Word => {
    const written = match[0];
    const lower = written.toLowerCase();
    return {
      text: lower,
      start: match.index,
      end: match.index + written.length,
      capital: /^\p{Lu}/u.test(written) && written !== written.toUpperCase(),
    };
  });
}
