/** Narrows the list of findings; without JavaScript the whole list stands. The choice is kept in the address. */
const FIELDS = ['words', 'severity', 'code', 'capability'] as const;

const form = document.querySelector<HTMLFormElement>('[data-findings-filter]');
const list = document.querySelector('[data-findings]');
if (form && list) start(form, [...list.querySelectorAll<HTMLElement>('.cb-finding')]);

function start(filter: HTMLFormElement, items: readonly HTMLElement[]): void {
  const asked = new URLSearchParams(location.search);
  for (const name of FIELDS) {
    const field = filter.elements.namedItem(name);
    const value = asked.get(name);
    if (value && (field instanceof HTMLInputElement || field instanceof HTMLSelectElement))
      field.value = value;
  }
  const texts = new Map(items.map((item) => [item, (item.textContent ?? '').toLowerCase()]));
  const apply = () => {
    const chosen = new FormData(filter);
    const value = (name: string) => String(chosen.get(name) ?? '');
    const words = value('words').toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const text = texts.get(item) ?? '';
      const fits =
        words.every((word) => text.includes(word)) &&
        (['severity', 'code', 'capability'] as const).every(
          (name) => value(name) === '' || item.dataset[name] === value(name),
        );
      item.hidden = !fits;
      if (fits) shown++;
    }
    const count = filter.querySelector('[data-findings-count]');
    if (count) count.textContent = `${shown} of ${items.length} shown`;
    remember(chosen);
  };
  filter.addEventListener('input', apply);
  filter.addEventListener('submit', (event) => event.preventDefault());
  filter.hidden = false;
  apply();
}

function remember(chosen: FormData): void {
  const query = new URLSearchParams();
  for (const name of FIELDS) {
    const value = chosen.get(name);
    if (typeof value === 'string' && value !== '') query.set(name, value);
  }
  const text = query.toString();
  history.replaceState(null, '', text === '' ? location.pathname : `?${text}`);
}

// A module: its names are its own.
export {};
