const LONGEST = 100;

/** Words of an author as code in a message: on one line, not too long, with its own backticks out of the way. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replaceAll('`', "'");
  return `\`${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}\``;
}
