/** Functions of Node that an example may not call; without `names`, every function of the object. */
export interface ForbiddenFunctions {
  /** Empty for `process`. */
  readonly module: string;
  /** From the module to the object. */
  readonly path: readonly string[];
  readonly names?: readonly string[];
}

/**
 * What Node's permission model leaves open: the network, other processes, and what could look into the memory of the harness
 * or change the engine. Files, child processes, threads and native add-ons are closed by the permission model itself.
 */
export const FORBIDDEN: readonly ForbiddenFunctions[] = [
  { module: 'net', path: ['Socket', 'prototype'], names: ['connect'] },
  { module: 'net', path: ['Server', 'prototype'], names: ['listen', '_listen2'] },
  { module: 'net', path: [], names: ['_createServerHandle'] },
  { module: 'dgram', path: [], names: ['createSocket', 'Socket', '_createSocketHandle'] },
  { module: 'dns', path: ['promises'] },
  { module: 'dns', path: [] },
  {
    module: '',
    path: [],
    names: [
      'kill',
      '_kill',
      '_debugProcess',
      '_debugEnd',
      '_startProfilerIdleNotifier',
      '_getActiveHandles',
      '_getActiveRequests',
      'execve',
      'dlopen',
      'binding',
      '_linkedBinding',
      'loadEnvFile',
    ],
  },
  { module: '', path: ['report'], names: ['writeReport'] },
  { module: 'os', path: [], names: ['setPriority'] },
  // A database opens files by itself, beside the permission model.
  { module: 'sqlite', path: [], names: ['DatabaseSync', 'backup'] },
  { module: 'inspector', path: [] },
  { module: 'module', path: [], names: ['register', 'enableCompileCache'] },
  { module: 'trace_events', path: [], names: ['createTracing'] },
  {
    module: 'v8',
    path: [],
    names: [
      'setFlagsFromString',
      'getHeapSnapshot',
      'writeHeapSnapshot',
      'setHeapSnapshotNearHeapLimit',
      'queryObjects',
      'takeCoverage',
      'stopCoverage',
    ],
  },
];
