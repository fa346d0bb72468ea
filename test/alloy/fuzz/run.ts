import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { loadCadicalSolver } from '#alloy';
import { Builder } from '../../../plugins/alloy/relational/builder.ts';
import { buildProblem } from '../support/build-recipe.ts';
import { chooseCandidate } from '../support/pin.ts';
import { type ProblemRecipe, problemRecipes } from '../support/recipe.ts';
import { compareCandidate } from './compare-candidate.ts';
import { type CommandComparison, compareModel } from './compare-model.ts';
import { type Comparison, compareProblem } from './compare-problem.ts';
import { KINDS } from './kinds.ts';
import { Choices } from './source/choices.ts';
import { modelOf } from './source/model.ts';
import { OfficialProcess, type OfficialRow } from './source/official-process.ts';
import { numbersOf } from './source/random.ts';
import { shrink } from './source/shrink.ts';

const USAGE = `node test/alloy/fuzz/run.ts [--models N] [--problems N] [--candidates N] [--seed S] [--jar FILE] [--record FILE]

Holds our engine against itself and others on generated input, and prints how often they agree.
--models    Alloy texts; their answers are held against trying everything, and against the official tool where a jar is given
--problems  relational problems of each kind, held against trying everything
--candidates  relational problems of each kind, held against the evaluator on one candidate each
--jar       an official Alloy 6.2 (default: CASEBOOK_ALLOY_JAR)
--record    writes the models with their official answers as JSON
`;

const { values } = parseArgs({
  options: {
    models: { type: 'string', default: '0' },
    problems: { type: 'string', default: '0' },
    candidates: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    jar: { type: 'string' },
    record: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const counts = [values.models, values.problems, values.candidates].map(Number);
const [models = 0, problems = 0, candidates = 0] = counts;
if (values.help || counts.every((count) => count === 0)) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

const seed = Number(values.seed);
const solver = await loadCadicalSolver();
const jar = values.jar ?? process.env.CASEBOOK_ALLOY_JAR;
const official = jar === undefined ? undefined : new OfficialProcess(jar);
const folder = mkdtempSync(join(tmpdir(), 'casebook-fuzz-'));
let disagreements = 0;

function runProblems(
  what: string,
  count: number,
  compare: (recipe: ProblemRecipe, choose: (count: number) => number) => Comparison,
): void {
  for (const [name, options] of KINDS) {
    const counts = new Counts();
    for (let index = 0; index < count; index++) {
      const [recipe] = fc.sample(problemRecipes(options), { seed: seed + index, numRuns: 1 });
      if (!recipe) continue;
      const choices = new Choices(numbersOf(seed + index));
      const found = compare(recipe, (among) => choices.below(among));
      counts.add(found.kind === 'agree' ? `agree: ${found.answer}` : found.kind);
      if (found.kind !== 'disagree') continue;
      disagreements++;
      console.log(`\n${name} ${what} of seed ${seed + index}: ${found.message}`);
    }
    console.log(`${count} ${name} ${what}: ${counts.text()}`);
  }
}

async function runModels(count: number): Promise<void> {
  const counts = new Counts();
  const recorded: unknown[] = [];
  for (let index = 0; index < count; index++) {
    const numbers = numbersOf(seed + index);
    const text = modelOf(numbers);
    const rows = await officialRows(text);
    const found = compareModel(text, solver, rows);
    for (const { kind, about } of found) counts.add(`${kind}: ${about}`);
    if (rows && found.every(({ kind }) => kind === 'agree')) {
      const answers = rows.map(({ index: place, verdict, traceLength }) => ({
        index: place,
        verdict,
        traceLength,
      }));
      recorded.push({ text, answers });
    }
    const wrong = found.find(({ kind }) => kind === 'disagree');
    if (wrong) await show(wrong, seed + index, numbers);
  }
  console.log(`commands of ${count} models: ${counts.text()}`);
  if (values.record) writeFileSync(values.record, `${JSON.stringify(recorded, undefined, 1)}\n`);
}

/** Prints a smallest model that shows the same kind of disagreement. */
async function show({ about }: CommandComparison, failed: number, numbers: readonly number[]): Promise<void> {
  disagreements++;
  const compare = async (candidate: readonly number[]) => {
    const text = modelOf(candidate);
    return compareModel(text, solver, await officialRows(text)).find((found) => found.about === about);
  };
  const smallest = await shrink(numbers, async (candidate) => (await compare(candidate)) !== undefined);
  const message = (await compare(smallest))?.message ?? '';
  console.log(`\nmodel of seed ${failed}, ${about}: ${message}\n${modelOf(smallest)}`);
}

async function officialRows(text: string): Promise<readonly OfficialRow[] | undefined> {
  if (!official) return undefined;
  const file = join(folder, 'model.als');
  writeFileSync(file, text);
  return official.answers(file);
}

class Counts {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  text(): string {
    return [...this.#counts]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, count]) => `${count} ${name}`)
      .join(', ');
  }
}

if (problems > 0) runProblems('problems', problems, (recipe) => compareProblem(buildProblem(recipe), solver));
if (candidates > 0) {
  runProblems('candidates', candidates, (recipe, choose) => {
    const builder = new Builder();
    const problem = buildProblem(recipe, builder);
    return compareCandidate(problem, chooseCandidate(problem, choose), builder, solver);
  });
}
if (models > 0) await runModels(models);
official?.stop();
rmSync(folder, { recursive: true });
process.exit(disagreements > 0 ? 1 : 0);
