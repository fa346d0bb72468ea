/** True for `# ` to `###### ` at the offset, the mark of a heading. */
export function isHeadingAt(text: string, offset: number): boolean {
  let at = offset;
  while (text.charCodeAt(at) === 35 && at - offset < 7) at++;
  const depth = at - offset;
  if (depth === 0 || depth > 6) return false;
  const next = text.charCodeAt(at);
  return Number.isNaN(next) || next === 32 || next === 9 || next === 10 || next === 13;
}
