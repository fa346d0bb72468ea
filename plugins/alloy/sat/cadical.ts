import { type CadicalModule, loadCadical } from 'cadical-wasm';
import type { Literal, SatSolver, SatSolverFactory, SolveOptions, SolveResult } from './solver.ts';

/** The parts of the module's C interface that are used; all take and give numbers, so that no call needs conversion. */
interface Functions {
  readonly init: () => number;
  readonly release: (solver: number) => void;
  readonly add: (solver: number, literal: number) => void;
  readonly assume: (solver: number, literal: number) => void;
  readonly solve: (solver: number) => number;
  readonly val: (solver: number, literal: number) => number;
  readonly vars: (solver: number) => number;
  readonly declareMore: (solver: number, count: number) => number;
  readonly setTerminate: (solver: number, state: number, callback: number) => void;
  readonly limit: (solver: number, name: string, value: number) => void;
  readonly setOption: (solver: number, name: string, value: number) => void;
}

/**
 * Loads CaDiCaL, compiled to WebAssembly, once for this thread.
 * *Throws*: when the WebAssembly module cannot be loaded.
 */
export async function loadCadicalSolver(): Promise<SatSolverFactory> {
  const module = await loadCadical();
  const functions = bindFunctions(module);
  const signature = String(module.cwrap('ccadical_signature', 'string', [])());
  const name = `CaDiCaL ${signature.replace(/^cadical-/, '')}`;
  return { name, create: () => new CadicalSolver(name, module, functions) };
}

function bindFunctions(module: CadicalModule): Functions {
  const bind = (name: string, result: string | null, ...types: string[]) =>
    module.cwrap(`ccadical_${name}`, result, types);
  return {
    init: bind('init', 'number'),
    release: bind('release', null, 'number'),
    add: bind('add', null, 'number', 'number'),
    assume: bind('assume', null, 'number', 'number'),
    solve: bind('solve', 'number', 'number'),
    val: bind('val', 'number', 'number', 'number'),
    vars: bind('vars', 'number', 'number'),
    declareMore: bind('declare_more_variables', 'number', 'number', 'number'),
    setTerminate: bind('set_terminate', null, 'number', 'number', 'number'),
    limit: bind('limit', null, 'number', 'string', 'number'),
    setOption: bind('set_option', null, 'number', 'string', 'number'),
  };
}

class CadicalSolver implements SatSolver {
  readonly name: string;
  private readonly module: CadicalModule;
  private readonly functions: Functions;
  private handle: number;

  constructor(name: string, module: CadicalModule, functions: Functions) {
    this.name = name;
    this.module = module;
    this.functions = functions;
    this.handle = functions.init();
    // Trying what satisfies trivial formulas first took a fifth of the time of typical commands, and decided none of them.
    functions.setOption(this.handle, 'lucky', 0);
  }

  ensureVariables(count: number): void {
    const missing = count - this.functions.vars(this.handle);
    if (missing > 0) this.functions.declareMore(this.handle, missing);
  }

  addClauses(clauses: Int32Array): void {
    const { add } = this.functions;
    const { handle } = this;
    for (const literal of clauses) add(handle, literal);
  }

  solve(options: SolveOptions = {}): SolveResult {
    const { functions, handle } = this;
    for (const literal of options.assumptions ?? []) functions.assume(handle, literal);
    if (options.conflicts !== undefined) functions.limit(handle, 'conflicts', options.conflicts);
    const { shouldStop } = options;
    if (shouldStop === undefined) return describeStatus(functions.solve(handle));
    const callback = this.module.addFunction(() => (shouldStop() ? 1 : 0), 'ii');
    functions.setTerminate(handle, 0, callback);
    try {
      return describeStatus(functions.solve(handle));
    } finally {
      functions.setTerminate(handle, 0, 0);
      this.module.removeFunction(callback);
    }
  }

  value(variable: Literal): boolean {
    return this.functions.val(this.handle, variable) > 0;
  }

  dispose(): void {
    if (this.handle !== 0) this.functions.release(this.handle);
    this.handle = 0;
  }
}

/** *Source*: exit codes of the SAT competitions. */
function describeStatus(status: number): SolveResult {
  return status === 10 ? 'satisfiable' : status === 20 ? 'unsatisfiable' : 'unknown';
}
