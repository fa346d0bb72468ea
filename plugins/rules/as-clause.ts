/** A sentence as the end of another one: `There is no file.` → `there is no file`. */
export function asClause(sentence: string): string {
  const text = sentence.replace(/\.$/, '');
  return /^[A-Z](?:[a-z]|\s)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
