/** Whether an address fits a pattern in which `*` stands for any text. Limits: linear for each `*`. */
export function matchesPattern(address: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (!address.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return address === pattern;
  let at = first.length;
  for (const part of rest) {
    const found = address.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return address.length - last.length >= at && address.endsWith(last);
}
