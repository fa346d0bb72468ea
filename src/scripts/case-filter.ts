/**
 * Narrows a matrix or a reviewer's queue; without JavaScript all of it stands. The choice is kept in the address, so that it
 * can be shared.
 */
const FIELDS = ['words', 'capability', 'layer', 'strength', 'verdict'] as const;

const form = document.querySelector<HTMLFormElement>('[data-case-filter]');
if (form) start(form, [...document.querySelectorAll<HTMLElement>('[data-case-row]')]);

function start(filter: HTMLFormElement, rows: readonly HTMLElement[]): void {
  const asked = new URLSearchParams(location.search);
  for (const name of FIELDS) {
    const field = filter.elements.namedItem(name);
    const value = asked.get(name);
    if (value === null) continue;
    if (field instanceof HTMLInputElement) field.value = value;
    // An address from another day may ask for what there is no more.
    else if (
      field instanceof HTMLSelectElement &&
      [...field.options].some((option) => option.value === value)
    )
      field.value = value;
  }
  const texts = new Map(rows.map((row) => [row, (row.textContent ?? '').toLowerCase()]));
  const groups = [...document.querySelectorAll<HTMLElement>('[data-case-group]')];
  const apply = () => {
    const chosen = new FormData(filter);
    const value = (name: string) => String(chosen.get(name) ?? '');
    const words = value('words').toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = texts.get(row) ?? '';
      const fits =
        words.every((word) => text.includes(word)) &&
        FIELDS.slice(1).every((name) => matches(row.dataset[name] ?? '', value(name), name));
      row.hidden = !fits;
      if (fits) shown++;
    }
    for (const group of groups) group.hidden = group.querySelector('[data-case-row]:not([hidden])') === null;
    const count = filter.querySelector('[data-case-count]');
    if (count) count.textContent = `${shown} of ${rows.length} shown`;
    remember(chosen);
  };
  filter.addEventListener('input', apply);
  filter.addEventListener('submit', (event) => event.preventDefault());
  filter.hidden = false;
  apply();
}

/** A layer is one of several that a row has; with a dash before it, the row must not have it. */
function matches(held: string, asked: string, name: string): boolean {
  if (asked === '') return true;
  if (name !== 'layer') return held === asked;
  const layers = held.split(' ');
  return asked.startsWith('-') ? !layers.includes(asked.slice(1)) : layers.includes(asked);
}

function remember(chosen: FormData): void {
  const query = new URLSearchParams(location.search);
  for (const name of FIELDS) {
    const value = chosen.get(name);
    if (typeof value === 'string' && value !== '') query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  history.replaceState(null, '', `${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`);
}
