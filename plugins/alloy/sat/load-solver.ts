import { loadCadicalSolver } from './cadical.ts';
import { smallSolverFactory } from './small-solver.ts';
import type { SatSolverFactory } from './solver.ts';

/** `cadical` is CaDiCaL in WebAssembly; `small` is our own, slower and shares no code with it. */
export type SolverName = 'cadical' | 'small';

/** Loads a SAT solver, once for all calls. */
export async function loadSolver(name: SolverName): Promise<SatSolverFactory> {
  switch (name) {
    case 'cadical':
      return loadCadicalSolver();
    case 'small':
      return smallSolverFactory;
  }
}
