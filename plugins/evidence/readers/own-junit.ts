import { walkXml } from './walk-xml.ts';

/**
 * True for a JUnit report of Casebook's own verdicts, which say in a property of each suite who generated them. They would
 * else be evidence for themselves: what was verified once would stay so without any test.
 */
export function isOwnJunit(text: string): boolean {
  let isOwn = false;
  walkXml(text, {
    open(name, attributes) {
      isOwn =
        name === 'property' &&
        attributes.get('name') === 'generator' &&
        attributes.get('value') === 'casebook';
      return !isOwn && name !== 'testcase';
    },
    text() {},
    close() {},
  });
  return isOwn;
}
