import { LIMITS } from '#config';
import type { TestResult, TestStatus } from '#model';
import { amendResults } from './junit-amends.ts';
import {
  type CasePlace,
  dialectOf,
  dialectOfLoneCase,
  dialectOfProperty,
  type JunitDialect,
  placeCase,
} from './junit-dialects.ts';
import { signOfElement, signsOfAttributes, statusOfSigns } from './junit-signs.ts';
import { distinct, messageOf, namesCommit, Reading, type ReadTests, tagsOfProperty } from './reading.ts';
import { walkXml } from './walk-xml.ts';

/**
 * Reads a JUnit XML report in any of its dialects.
 *
 * *Ensures* a case passed only when its element is complete and everything in it is understood and says nothing worse.
 */
export function readJunit(text: string): ReadTests {
  const reader = new JunitReader();
  const broken = walkXml(text, reader);
  reader.breakOff();
  for (const { message, start, end } of broken) reader.reading.problem(message, start, end);
  return reader.reading.finish('junit', reader.dialect.tool, reader.ofOneSuite);
}

type Attributes = ReadonlyMap<string, string>;

interface Suite {
  readonly element: string;
  readonly attributes: Attributes;
  readonly offset: number;
  readonly declared: string[];
  /** The place of its first result in the report. */
  readonly firstResult: number;
  /** Results directly in it, and with those of all suites in it. */
  readonly own: Counts;
  readonly all: Counts;
}

interface Counts {
  tests: number;
  bad: number;
  skipped: number;
}

interface Case {
  readonly attributes: Attributes;
  readonly offset: number;
  readonly declared: string[];
  readonly signs: Set<TestStatus>;
  message: string | undefined;
  expectedToFail?: true;
  /** Still to be written; how it ended does not count. */
  toDo?: true;
}

/** Runners whose numbers are not those of cases: pytest counts tries and subtests, Node's runner suites within suites. */
const UNCOUNTED = new Set<JunitDialect['kind']>(['pytest', 'node']);

class JunitReader {
  readonly reading = new Reading();
  /** Whether the outermost element is one suite, as where each class has a file. */
  ofOneSuite = false;
  dialect: JunitDialect = { kind: 'other' };
  readonly #suites: Suite[] = [];
  #case: Case | undefined;
  /** The elements that are open within the innermost suite or case. */
  readonly #within: string[] = [];
  /** The text of a message, of a property or of printed output. */
  #kept: string | undefined;
  #property: string | undefined;
  #full = false;
  #renumbered = false;

  open(name: string, attributes: Attributes, offset: number): boolean {
    const parent = this.#within.at(-1);
    if (parent !== undefined) {
      if (parent === 'properties' && name === 'property') this.#openProperty(attributes);
      this.#within.push(name);
    } else if (this.#case !== undefined) {
      this.#openInCase(this.#case, name, attributes, offset);
      this.#within.push(name);
    } else if (name === 'testsuites' || name === 'testsuite') {
      this.#openSuite(name, attributes, offset);
    } else if (name === 'testcase') {
      if (this.#suites.every(({ element }) => element === 'testsuites'))
        this.dialect = dialectOfLoneCase(attributes, this.dialect);
      this.#case = { attributes, offset, declared: [], signs: new Set(), message: undefined };
    } else {
      this.#openInSuite(name, attributes, offset);
      this.#within.push(name);
    }
    return !this.#full;
  }

  text(text: string): void {
    if (this.#kept !== undefined && this.#kept.length < 2 * LIMITS.resultMessage) this.#kept += text;
  }

  close(name: string, offset: number): void {
    if (this.#within.length > 0) {
      this.#within.pop();
      if (this.#within.length === 0) this.#closeInner(name);
      else if (name === 'property' && this.#within.length === 1) this.#closeProperty();
    } else if (this.#case !== undefined) {
      this.#closeCase(this.#case);
    } else {
      const suite = this.#suites.pop();
      if (suite !== undefined) this.#closeSuite(suite, offset);
    }
  }

  /** What is still open when the text ends was cut off. */
  breakOff(): void {
    if (this.#case !== undefined && !this.#full) {
      this.#case.signs.add('errored');
      this.#case.message ??= 'The report breaks off in this test.';
      this.#closeCase(this.#case);
    }
    // Of a suite that was cut off no number can be trusted.
    for (const suite of this.#suites.splice(0).reverse()) this.#amend(suite, true);
  }

  #openSuite(element: string, attributes: Attributes, offset: number): void {
    this.dialect = dialectOf(element, attributes, this.dialect);
    this.reading.takenAt(attributes.get('timestamp'));
    if (this.#suites.length === 0) this.ofOneSuite = element === 'testsuite';
    const none = () => ({ tests: 0, bad: 0, skipped: 0 });
    const declared = [...(this.#suites.at(-1)?.declared ?? [])];
    this.#suites.push({
      element,
      attributes,
      offset,
      declared,
      firstResult: this.reading.results.length,
      own: none(),
      all: none(),
    });
  }

  #openInSuite(name: string, attributes: Attributes, offset: number): void {
    if (name === 'failure' || name === 'error') {
      const message = messageOf(attributes.get('message')) ?? 'A suite broke outside of its tests.';
      this.#add({ titles: this.#suiteTitles(), status: 'errored', declared: [], message }, offset);
    } else if (signOfElement(name) === undefined) {
      this.reading.problem(`The element ${name} is not known here.`, offset);
    }
  }

  #openInCase(open: Case, name: string, attributes: Attributes, offset: number): void {
    const sign = signOfElement(name);
    if (sign === undefined) {
      this.reading.problem(
        `The element ${name} is not known here, so how this test ended is not known.`,
        offset,
      );
      open.signs.add('errored');
    } else if (sign !== 'nothing') {
      open.signs.add(sign);
      // Surefire's numbers are then those of the last try alone.
      if (this.dialect.kind === 'surefire' && /^(?:rerun|flaky)/.test(name)) this.#renumbered = true;
      if (name === 'skipped' && attributes.get('type') === 'todo') open.toDo = true;
      if (name === 'skipped' && attributes.get('type') === 'pytest.xfail') open.expectedToFail = true;
      open.message ??= messageOf(attributes.get('message'));
      this.#kept = '';
    } else if (name === 'system-out') this.#kept = '';
  }

  #closeInner(name: string): void {
    const kept = this.#kept;
    this.#kept = undefined;
    if (this.#case === undefined || kept === undefined) return;
    if (name !== 'system-out') this.#case.message ??= messageOf(kept);
    // Playwright keeps the context of a try that went wrong; it has no element for a later try that went well.
    else if (kept.includes('error-context.md]]')) this.#case.signs.add('flaky');
  }

  #openProperty(attributes: Attributes): void {
    this.#property = attributes.get('name') ?? '';
    this.#kept = attributes.get('value') ?? '';
  }

  #closeProperty(): void {
    const name = this.#property ?? '';
    const value = this.#kept ?? '';
    this.#property = undefined;
    this.#kept = undefined;
    if (this.#case !== undefined) {
      this.#case.declared.push(...tagsOfProperty(name, value, 'case'));
      // Playwright's annotation.
      if (name === 'fail') {
        this.#case.signs.add('skipped');
        this.#case.expectedToFail = true;
      }
      return;
    }
    if (namesCommit(name)) this.reading.commit(value);
    this.dialect = dialectOfProperty(name, value, this.dialect);
    this.#suites.at(-1)?.declared.push(...tagsOfProperty(name, value, 'suite'));
  }

  #closeCase(open: Case): void {
    this.#case = undefined;
    const said = signsOfAttributes(open.attributes);
    if (said === undefined) {
      this.reading.problem('How this test ended is said in a word that is not known.', open.offset);
      open.signs.add('errored');
    }
    for (const sign of said ?? []) open.signs.add(sign);
    if (open.expectedToFail === true) open.message ??= 'This test is expected to fail, and did.';
    const place = placeCase(this.dialect, this.#suiteAttributes(), open.attributes);
    const declared = distinct([...open.declared, ...(this.#suites.at(-1)?.declared ?? [])]);
    const milliseconds = millisecondsIn(open.attributes.get('time') ?? open.attributes.get('duration'));
    const assertions = open.attributes.get('assertions');
    // Surefire leaves the name away where the set-up of a whole class broke.
    if (!open.attributes.get('name') && (open.signs.size === 0 || !open.attributes.get('classname'))) {
      this.reading.problem('A test has no name.', open.offset);
    }
    this.#add(
      {
        ...place,
        status: open.toDo ? 'skipped' : statusOfSigns(open.signs),
        declared,
        ...(open.message === undefined ? {} : { message: open.message }),
        ...(milliseconds === undefined ? {} : { milliseconds }),
        ...(assertions !== undefined && /^\d{1,9}$/.test(assertions)
          ? { assertions: Number(assertions) }
          : {}),
      },
      open.offset,
    );
  }

  #add(result: TestResult, offset: number): void {
    this.#full = !this.reading.add(result, offset);
    const suite = this.#suites.at(-1);
    if (suite === undefined) return;
    for (const counts of [suite.own, suite.all]) {
      counts.tests += 1;
      if (result.status === 'failed' || result.status === 'errored') counts.bad += 1;
      if (result.status === 'skipped' || result.status === 'not-run') counts.skipped += 1;
    }
  }

  #closeSuite(suite: Suite, offset: number): void {
    const around = this.#suites.at(-1);
    for (const key of ['tests', 'bad', 'skipped'] as const) {
      if (around !== undefined) around.all[key] += suite.all[key];
    }
    this.#amend(suite, false);
    const trouble = this.#renumbered || UNCOUNTED.has(this.dialect.kind) ? undefined : disagreement(suite);
    if (trouble !== undefined) this.reading.problem(trouble, suite.offset, offset);
  }

  /** Puts right what the runner's reporter cannot say. */
  #amend(suite: Suite, cut: boolean): void {
    if (suite.element !== 'testsuite' || suite.own.tests !== suite.all.tests) return;
    const { results } = this.reading;
    const said = numberSaid(suite.attributes, ['tests']);
    const amended = amendResults(this.dialect, results.slice(suite.firstResult), { said, cut });
    results.length = suite.firstResult;
    for (const result of amended.results) results.push(result);
    this.#renumbered ||= amended.renumbered;
  }

  #suiteAttributes(): readonly Attributes[] {
    return this.#suites.filter(({ element }) => element === 'testsuite').map(({ attributes }) => attributes);
  }

  #suiteTitles(): CasePlace['titles'] {
    const names = this.#suiteAttributes().flatMap((attributes) => attributes.get('name') || []);
    return names.length === 0 ? ['(a suite without a name)'] : names;
  }
}

/** What a suite says of its own numbers, where the cases in it do not bear that out. */
function disagreement({ element, attributes, own, all }: Suite): string | undefined {
  const compare = (names: readonly string[], key: keyof Counts, what: string) => {
    const number = numberSaid(attributes, names);
    return number === undefined || number === own[key] || number === all[key]
      ? []
      : [`says ${number} ${what} and holds ${all[key]}`];
  };
  const wrong = [
    ...compare(['tests'], 'tests', 'tests'),
    ...compare(['failures', 'errors'], 'bad', 'failures and errors'),
  ];
  const name = attributes.get('name');
  return wrong.length === 0
    ? undefined
    : `The ${element === 'testsuites' ? 'report' : 'suite'}${name ? ` "${name}"` : ''} ${wrong.join(', and ')}.`;
}

/** The sum of some counters; undefined when none of them is there. */
function numberSaid(attributes: Attributes, names: readonly string[]): number | undefined {
  const numbers = names
    .flatMap((name) => attributes.get(name) ?? [])
    .filter((value) => /^\d{1,9}$/.test(value));
  return numbers.length === 0 ? undefined : numbers.reduce((sum, value) => sum + Number(value), 0);
}

/** Seconds with a point; Surefire parts thousands by commas. */
function millisecondsIn(seconds: string | undefined): number | undefined {
  const number = Number(seconds?.replaceAll(',', '').trim() || Number.NaN);
  return Number.isFinite(number) && number >= 0 ? Math.round(number * 1e6) / 1e3 : undefined;
}
