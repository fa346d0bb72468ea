import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import { sourceFile } from '#model';
import { readSymbols } from '../../plugins/traceability/symbols/read-code.ts';
import { grammars } from './memory-project.ts';

/** Whether the test `holds`, by what its hash says, is another after an edit. */
async function changes(path: string, text: string, from: string, to: string): Promise<boolean> {
  const hashOf = async (source: string) => {
    const found = (await readSymbols(sourceFile(path, source), grammars)).find(({ name }) =>
      /^(?:test_)?holds$/.test(name),
    );
    if (found?.kind !== 'test') throw new Error('There is no such test');
    return found.hash;
  };
  if (!text.includes(from)) throw new Error(`Nothing to edit: ${from}`);
  return (await hashOf(text)) !== (await hashOf(text.replace(from, to)));
}

const SCRIPT = `import { expect, it, vi } from 'vitest';
import { put, take as get } from '../src/box.ts';
import * as all from '../src/all.ts';

vi.mock('../src/clock.ts');
const LIMIT = 3;
const [first, second] = [1, 2];
const unused = 4;
function fill(box) {
  return put(box, LIMIT);
}
const empty = () => [unused];
class Shelf {}

describe('boxes', () => {
  let box = [first];
  const other = new Shelf();
  beforeEach(() => {
    box = get(box);
  });
  it('holds', () => {
    expect(fill(box)).toEqual(1);
  });
  // What is shut
  it('shuts', () => {
    expect(all.shut(empty())).toBe(other);
  });
});
describe('crates', () => {
  afterEach(() => crates.clear());
  it('hides', () => {});
});
`;

const PYTHON = `import sys
from box import put, take as get
import pytest

sys.path.insert(0, "src")
LIMIT = 3
SPARE = 4

@pytest.fixture
def box():
    return get(LIMIT)

@pytest.fixture(autouse=True)
def clean():
    yield 1

def unused():
    return SPARE

class TestBox:
    size = 1
    spare = 2

    def setup_method(self):
        self.box = 5

    def helper(self):
        return self.size

    def other(self):
        return self.spare

    def test_holds(self, box):
        assert put(box, self.helper())

    def test_shuts(self):
        assert self.other()
`;

const JAVA = `package boxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import boxes.real.Box;
import java.util.List;

class BoxTest {
  private final Box box = new Box(1);
  private int spare = 2;

  @BeforeEach
  void prepare() {
    counter = 3;
  }

  private int fill() {
    return box.put(4);
  }

  private int other() {
    return spare + 5;
  }

  @Test
  void holds() {
    assertEquals(6, fill());
  }

  /** What is shut. */
  @Test
  void shuts() {
    assertEquals(List.of(), other());
  }
}
`;

const REPEATED = `const ROWS = [[1, 2]];
const spare = [3];
for (const [a, b] of [[5, 6]]) {
  describe.each(ROWS)('rows', { retry: 0 }, (x, y) => {
    it('holds', () => { expect(put(a, x)).toBe(b + y); });
  });
}
`;

const CALLED = `const cases = [7];
cases.forEach((row) => {
  if (LIMIT > 8) it('holds', () => put(row));
});
`;

const REPEATED_PYTHON = `ROWS = [1]

class Base:
    size = 4

@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("other", [2, 3])
class TestBox(Base):
    def test_holds(self, row, other):
        assert put(row, other)
`;

const REPEATED_JAVA = `class Base {
  int size = 4;
}

@ExtendWith(Fake.class)
class BoxTest extends Base {
  @Test
  void holds() {
    put(size);
  }
}
`;

describe('a test', () => {
  it.each<[string, string, string, string, string]>([
    ['the rows of its suite', 't.test.ts', REPEATED, '[1, 2]', '[1, 9]'],
    ['the rows of a loop around it', 't.test.ts', REPEATED, '[5, 6]', '[5, 9]'],
    ['what its suite calls the values of a row', 't.test.ts', REPEATED, '(x, y)', '(y, x)'],
    ['an option of its suite', 't.test.ts', REPEATED, 'retry: 0', 'retry: 9'],
    ['the values that it is called with', 't.test.ts', CALLED, '[7]', '[9]'],
    ['the condition that it stands under', 't.test.ts', CALLED, 'LIMIT > 8', 'LIMIT > 9'],
    ['the rows of its class in Python', 'test_box.py', REPEATED_PYTHON, 'ROWS = [1]', 'ROWS = [9]'],
    ['a row of its class in Python', 'test_box.py', REPEATED_PYTHON, '[2, 3]', '[2, 9]'],
    ['the base of its class in Python', 'test_box.py', REPEATED_PYTHON, 'size = 4', 'size = 9'],
    ['an annotation of its class in Java', 'BoxTest.java', REPEATED_JAVA, 'Fake.class', 'Real.class'],
    ['the base of its class in Java', 'BoxTest.java', REPEATED_JAVA, 'size = 4', 'size = 9'],
    ['a helper', 't.test.ts', SCRIPT, 'return put', 'return get'],
    ['a constant of a helper', 't.test.ts', SCRIPT, 'LIMIT = 3', 'LIMIT = 4'],
    ['what runs before it', 't.test.ts', SCRIPT, 'box = get(box)', 'box = []'],
    ['a variable of its suite', 't.test.ts', SCRIPT, 'box = [first]', 'box = [second]'],
    ['a part of a pattern', 't.test.ts', SCRIPT, '= [1, 2]', '= [3, 2]'],
    ['a mock', 't.test.ts', SCRIPT, 'clock.ts', 'time.ts'],
    ['what it imports', 't.test.ts', SCRIPT, '../src/box.ts', '../src/fake.ts'],
    ['what an imported name means', 't.test.ts', SCRIPT, 'take as get', 'drop as get'],
    ['a fixture in Python', 'test_box.py', PYTHON, 'get(LIMIT)', 'get(5)'],
    ['a constant in Python', 'test_box.py', PYTHON, 'LIMIT = 3', 'LIMIT = 5'],
    ['a fixture for all in Python', 'test_box.py', PYTHON, 'yield 1', 'yield 2'],
    ['a set-up in Python', 'test_box.py', PYTHON, 'self.box = 5', 'self.box = 6'],
    ['a helper of its class in Python', 'test_box.py', PYTHON, 'return self.size', 'return 0'],
    ['an attribute of its class in Python', 'test_box.py', PYTHON, 'size = 1', 'size = 2'],
    ['an import in Python', 'test_box.py', PYTHON, 'from box import put', 'from fake import put'],
    ['a statement in Python', 'test_box.py', PYTHON, 'insert(0, "src")', 'insert(0, "fake")'],
    ['a field in Java', 'BoxTest.java', JAVA, 'new Box(1)', 'new Box(9)'],
    ['a helper in Java', 'BoxTest.java', JAVA, 'box.put(4)', 'box.put(9)'],
    ['a set-up in Java', 'BoxTest.java', JAVA, 'counter = 3', 'counter = 9'],
    ['an import in Java', 'BoxTest.java', JAVA, 'boxes.real.Box', 'boxes.fake.Box'],
  ])('changes with %s [FRESH-CODE-SETTINGS]', async (_, path, text, from, to) => {
    expect(await changes(path, text, from, to)).toBe(true);
  });

  it.each<[string, string, string, string, string]>([
    ['the title of a suite with rows', 't.test.ts', REPEATED, "'rows'", "'all rows'"],
    ['rows that are for others', 't.test.ts', REPEATED, '[3]', '[9]'],
    ['the name of its class in Python', 'test_box.py', REPEATED_PYTHON, 'TestBox', 'TestCrate'],
    ['the name of its class in Java', 'BoxTest.java', REPEATED_JAVA, 'class BoxTest', 'class CrateTest'],
    ['a suite around it', 't.test.ts', CALLED, 'if (LIMIT', "describe('new', () => {}); if (LIMIT"],
    ['a constant that it does not use', 't.test.ts', SCRIPT, 'unused = 4', 'unused = 5'],
    ['a helper that it does not use', 't.test.ts', SCRIPT, '[unused]', '[]'],
    ['another test', 't.test.ts', SCRIPT, 'toBe(other)', 'toBe(first)'],
    ['another test in Java', 'BoxTest.java', JAVA, 'List.of()', 'null'],
    ['another test in Python', 'test_box.py', PYTHON, 'assert self.other()', 'assert 0'],
    ['a test beside it', 't.test.ts', SCRIPT, "it('shuts'", "it('is new', () => {});\n  it('shuts'"],
    ['what another test imports', 't.test.ts', SCRIPT, 'all.ts', 'some.ts'],
    ['one more name in an import', 't.test.ts', SCRIPT, '{ put,', '{ drop, put,'],
    ['where what it imports lies', 't.test.ts', SCRIPT, '../src/box.ts', '../../src/inner/box.ts'],
    ['what runs in another suite', 't.test.ts', SCRIPT, 'crates.clear()', 'crates.fill()'],
    ['a comment', 't.test.ts', SCRIPT, 'vi.mock', '// so that time stands still\nvi.mock'],
    [
      'another layout',
      't.test.ts',
      SCRIPT,
      'return put(box, LIMIT);',
      'return put(\n    box,\n    LIMIT,\n  )',
    ],
    ['a helper that it does not use in Python', 'test_box.py', PYTHON, 'return SPARE', 'return 1'],
    ['an attribute that it does not use in Python', 'test_box.py', PYTHON, 'spare = 2', 'spare = 3'],
    ['another name of an import in Python', 'test_box.py', PYTHON, 'import put,', 'import drop, put,'],
    ['a helper that it does not use in Java', 'BoxTest.java', JAVA, 'spare + 5', 'spare + 9'],
    ['a field that it does not use in Java', 'BoxTest.java', JAVA, 'spare = 2', 'spare = 9'],
    ['an import that it does not use in Java', 'BoxTest.java', JAVA, 'java.util.List', 'other.List'],
  ])('stays the same with %s [FRESH-CODE-SETTINGS]', async (_, path, text, from, to) => {
    expect(await changes(path, text, from, to)).toBe(false);
  });

  it('rests on the whole file beside more statements than are looked at [FRESH-CODE-SETTINGS]', async () => {
    const many = Array.from({ length: LIMITS.settingsPerTest + 1 }, (_, i) => `const c${i} = 1;\n`).join('');
    const text = `${many}it('holds', () => {});\n`;
    expect(await changes('t.test.ts', text, 'c7 = 1', 'c7 = 2')).toBe(true);
    expect(await changes('t.test.ts', text.replace(/const c0.*\n/, ''), 'c7 = 1', 'c7 = 2')).toBe(false);
  });
});
