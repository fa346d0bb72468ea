// Compares what Casebook says of outside sets of requirements with the verdicts that they carry. The sets are not part of
// this repository; README.md says where each is and what its verdicts mean.
// Usage: node test/oracle/ears/run.ts --set ultimate|ultimate-issues|fret|theano|sleec|sleec-studies|hardens|
//   reqkit|mixer --path DIR
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSolver } from '#host';
import type { SmtSolver } from '#model';
import { measureHardens, measureStateMachines } from './fret/measure-fret.ts';
import { readFret, readFretVariables } from './fret/read-fret.ts';
import { measureMixer } from './hanfor/measure-mixer.ts';
import { measureUltimate } from './hanfor/measure-ultimate.ts';
import { readMixer } from './hanfor/read-csv.ts';
import { type ReqFile, readReq } from './hanfor/read-req.ts';
import { measureReqkit } from './reqkit/measure-reqkit.ts';
import { readSup } from './reqkit/read-sup.ts';
import { passes, printScores, type Score } from './scores.ts';
import { measureSleec, measureStudies } from './sleec/measure-sleec.ts';
import { readSleec } from './sleec/read-sleec.ts';
import { measureTheano, readVerdicts } from './theano/measure-theano.ts';

type Measure = (root: string, solver: SmtSolver) => Promise<readonly Score[]>;

/** What each set needs below the root of a checkout of its repository. */
const SETS: Readonly<Record<string, Measure>> = {
  ultimate: (root, solver) =>
    measureUltimate(
      [
        ...reqFiles(root, 'trunk/examples/Requirements/regression/**/*.req'),
        ...reqFiles(root, 'trunk/examples/Requirements-Redundancy/regression/**/*.req'),
      ],
      solver,
      true,
    ),
  // What the set's own tool does not do yet: nothing is demanded, and nothing of ours was made for it.
  'ultimate-issues': (root, solver) =>
    measureUltimate(reqFiles(root, 'trunk/examples/Requirements/issues/**/*.req'), solver, false),
  fret: (root, solver) => {
    const first = readFret(read(root, 'caseStudies/FiniteStateMachine/fsm_reqts_and_vars.json'));
    const later = readFret(read(root, 'caseStudies/LMCPS/LM_requirements.json'));
    return measureStateMachines(first.requirements, later.requirements, solver);
  },
  theano: (root, solver) => {
    const templates = filesOf(root, 'Requirements2Z3/src/main/resources/Table*_5.rt').map(
      (path) => [basename(path).replace('_5.rt', ''), read(root, path)] as const,
    );
    const results = filesOf(root, 'Evaluation/results/bounded*.csv').map((path) => read(root, path));
    const verdicts = results.flatMap(readVerdicts);
    const once = [...new Map(verdicts.map((verdict) => [JSON.stringify(verdict), verdict])).values()];
    return measureTheano(new Map(templates), once, solver);
  },
  sleec: (root, solver) => {
    const files = [
      ...filesOf(
        root,
        'sleec-core/circus.robocalc.sleec.runtime/src/{conflict_error,redundant,redundant_warnings}.sleec',
      ),
      ...filesOf(root, 'sleec-core/Examples/*/*-{initial,valid}.sleec'),
    ];
    return measureSleec(
      files.map((path) => readSleec(basename(path, '.sleec'), read(root, path))),
      solver,
    );
  },
  'sleec-studies': (root, solver) =>
    measureStudies(
      filesOf(root, 'sleec-core/CaseStudies/*.sleec').map((path) =>
        readSleec(basename(path, '.sleec'), read(root, path)),
      ),
      solver,
    ),
  hardens: (root, solver) => {
    const { requirements, unread } = readFret(read(root, 'specs/requirements.json'));
    const variables = readFretVariables(read(root, 'specs/requirements_vars.json'));
    return measureHardens(requirements, variables, unread, solver);
  },
  reqkit: (root, solver) => {
    const samples = filesOf(root, 'examples/sample*.req').map((path) =>
      readReq(basename(path), read(root, path)),
    );
    const pairs = filesOf(
      root,
      'examples/{carriage,cruise,landing,light,carriage_inconsistent,cruise_inconsistent,landing_inconsistent,light_inconsistent,flashing1,flashing2,flashing_fix1}.py',
    );
    return measureReqkit(
      samples,
      pairs.map((path) => readSup(basename(path), read(root, path))),
      solver,
    );
  },
  mixer: (root, solver) => {
    const path = 'example_input/liquid-mixer.csv';
    return measureMixer(readMixer('liquid mixer', read(root, path)), solver);
  },
};

const { values } = parseArgs({ options: { set: { type: 'string' }, path: { type: 'string' } } });
const measure = SETS[values.set ?? ''];
if (measure === undefined || values.path === undefined) {
  console.error(`Usage: node test/oracle/ears/run.ts --set ${Object.keys(SETS).join('|')} --path DIR`);
  process.exit(2);
}
const solver = openSolver();
try {
  const scores = await measure(values.path, solver);
  console.log(printScores(values.set ?? '', scores));
  process.exitCode = scores.every(passes) ? 0 : 1;
} finally {
  await solver.stop();
}

function reqFiles(root: string, pattern: string): readonly ReqFile[] {
  return filesOf(root, pattern).map((path) =>
    readReq(join(basename(dirname(path)), basename(path)), read(root, path)),
  );
}

function filesOf(root: string, pattern: string): readonly string[] {
  const found = globSync(pattern, { cwd: root }).sort();
  if (found.length === 0) throw new Error(`Nothing at ${join(root, pattern)}`);
  return found;
}

function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
