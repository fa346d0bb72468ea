/** Makes a heading's element name; levels outside 2 to 6 do not exist below a page's title. */
export function headingTag(depth: number): 'h2' | 'h3' | 'h4' | 'h5' | 'h6' {
  const level = Math.max(2, Math.min(6, Math.trunc(depth)));
  return (['h2', 'h3', 'h4', 'h5', 'h6'] as const)[level - 2] ?? 'h6';
}

/** The text of HTML made by `#render`, for tables of contents. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|#x26);/g, '&')
    .replace(/&(?:lt|#x3C);/g, '<')
    .replace(/&(?:gt|#x3E);/g, '>')
    .replace(/&(?:quot|#x22);/g, '"')
    .replace(/&(?:#39|#x27);/g, "'")
    .trim();
}
