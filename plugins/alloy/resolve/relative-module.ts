/**
 * Where a module looks for another one: `b` beside `module a`, `x/b` in the folder above for `module y/a`.
 *
 * *Shape* a path without ending, from the folder of the opening file on.
 */
export function relativeModule(opener: string, opened: string): string {
  let from = opener === '' ? ['anything'] : opener.split('/');
  let to = opened.split('/');
  while (from.length > 1 && to.length > 1 && from[0] === to[0]) {
    from = from.slice(1);
    to = to.slice(1);
  }
  return [...from.slice(1).map(() => '..'), ...to].join('/');
}
