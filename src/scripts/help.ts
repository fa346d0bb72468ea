/**
 * Help on hover, focus and touch for the notation in sentences and code. The words come from the legends of the page, which
 * are what a reader without JavaScript uses.
 */
const GAP = 8;

const bubble = document.createElement('div');
bubble.id = 'cb-help';
bubble.className = 'cb-help';
bubble.setAttribute('role', 'tooltip');
bubble.hidden = true;
document.body.append(bubble);

let shownFor: HTMLElement | undefined;

function termAt(target: EventTarget | null): HTMLElement | undefined {
  const found = target instanceof Element ? target.closest<HTMLElement>('[data-term]') : null;
  return found ?? undefined;
}

/** The legend's entry for a term; absent when the page has none. */
function entryOf(term: HTMLElement): Element | null {
  return document.querySelector(`[data-help="${CSS.escape(term.dataset.term ?? '')}"]`);
}

function show(term: HTMLElement): void {
  const entry = entryOf(term);
  if (!entry || shownFor === term) return;
  hide();
  const word = document.createElement('strong');
  word.textContent = entry.querySelector('dt')?.textContent?.trim() ?? '';
  const text = document.createElement('span');
  // The glossary has an example below the help; the bubble has the help only.
  const help = entry.querySelector('dd p') ?? entry.querySelector('dd');
  text.textContent = help?.textContent?.trim() ?? '';
  bubble.replaceChildren(word, text);
  bubble.hidden = false;
  term.setAttribute('aria-describedby', bubble.id);
  shownFor = term;
  place(term);
}

function place(term: HTMLElement): void {
  const at = term.getBoundingClientRect();
  const size = bubble.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(at.left, document.documentElement.clientWidth - size.width - GAP));
  const below = at.bottom + GAP;
  const fits = below + size.height < window.innerHeight;
  bubble.style.left = `${left}px`;
  bubble.style.top = `${fits ? below : Math.max(GAP, at.top - size.height - GAP)}px`;
}

function hide(): void {
  shownFor?.removeAttribute('aria-describedby');
  shownFor = undefined;
  bubble.hidden = true;
}

document.addEventListener('pointerover', (event) => {
  const term = termAt(event.target);
  if (term && event.pointerType === 'mouse') show(term);
  else if (
    !bubble.contains(event.target as Node) &&
    event.pointerType === 'mouse' &&
    document.activeElement !== shownFor
  )
    hide();
});
document.addEventListener('focusin', (event) => {
  const term = termAt(event.target);
  if (term) show(term);
  else hide();
});
// A term is a link to the glossary. A tap shows the help first; the next tap on the same term follows the link.
let tappedBefore = true;
document.addEventListener('pointerdown', (event) => {
  const term = termAt(event.target);
  tappedBefore = event.pointerType === 'mouse' || (term !== undefined && term === shownFor);
});
document.addEventListener('click', (event) => {
  const term = termAt(event.target);
  if (!term) {
    hide();
    return;
  }
  if (!tappedBefore && entryOf(term)) event.preventDefault();
  show(term);
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') hide();
});
document.addEventListener(
  'scroll',
  () => {
    if (shownFor) place(shownFor);
  },
  { passive: true, capture: true },
);
