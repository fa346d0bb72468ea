const CREATED = /^TBD - created by archiving change /;
const SHOUTED = /^(?:TBD|TODO|TBA)(?![\p{L}\p{N}\p{M}_])/u;
const PUNCTUATED = /^(?:TBD|TODO|TBA)(?=\s*(?:$|[:\-–—.,;()[\]{}]))/i;

/** True for text that stands where a purpose should: OpenSpec's `TBD - created by archiving …`, or TBD or TODO in front. */
export function isPlaceholder(text: string): boolean {
  const bare = text.trim().replace(/^[*_`[(<]+/, '');
  return CREATED.test(bare) || SHOUTED.test(bare) || PUNCTUATED.test(bare);
}
