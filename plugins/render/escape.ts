const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITY[character] ?? character);
}

/** Escapes text for HTML content only. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITY[character] ?? character);
}

/** Escapes one line of our own messages, with back-ticked parts as code; nothing else in it is Markdown. */
export function messageHtml(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.length > 2 && part.startsWith('`') && part.endsWith('`')
        ? `<code>${escapeText(part.slice(1, -1))}</code>`
        : escapeText(part),
    )
    .join('');
}
