// Runs in the process of examples, before them: takes the program, puts network and other processes out of reach, and
// reports on each statement through a pipe that only knows lines with a secret. Whatever the program may change later is
// taken here first. What each wall is worth: src/content/docs/guide/examples.md.
'use strict';
// Names of a script are seen by every script; those of a function are not.
(() => {
  const fs = require('node:fs');
  const moduleModule = require('node:module');
  const { inspect, types } = require('node:util');

  const { writeSync, readFileSync } = fs;
  const { isPromise } = types;
  const { stringify, parse } = JSON;
  const { apply } = Reflect;
  const { create, getPrototypeOf } = Object;
  const { then } = Promise.prototype;
  const exit = process.reallyExit.bind(process);
  const later = setImmediate;
  const toText = String;
  const slice = String.prototype.slice;
  const toBytes = Buffer.from;

  const job = parse(readFileSync(3, 'utf8'));
  fs.closeSync(3);
  const { secret, program, url, probeUrl, shown, longest, forbidden } = job;
  const mark = `${secret} `;

  function write(made) {
    const bytes = toBytes(`${mark}${stringify(made)}\n`);
    let at = 0;
    while (at < bytes.length) at += writeSync(4, bytes, at);
  }

  /** A record without a prototype: nothing that the program adds to one reaches it. */
  function record(kind, id) {
    const made = create(null);
    made.kind = kind;
    made.id = id;
    return made;
  }

  function cut(text) {
    return text.length > longest ? apply(slice, text, [0, longest]) : text;
  }

  function typeName(value) {
    if (types.isModuleNamespaceObject(value)) return 'Module';
    if (value === null) return 'null';
    if (value === undefined) return 'undefined';
    const name = value.constructor?.name;
    if (typeof name === 'string' && name !== '') return name;
    return getPrototypeOf(value) === null ? 'null prototype' : typeof value;
  }

  function reportValue(id, value) {
    const made = record('value', id);
    if (typeof value === 'string') {
      made.type = 'String';
      made.text = cut(value);
      made.shown = inspect(made.text, shown);
      made.cut = value.length > longest;
    } else {
      made.type = typeName(value);
      const text = types.isNativeError(value) ? describe(value).message : inspect(value, shown);
      made.shown = cut(text);
      made.cut = text.length > longest;
    }
    write(made);
  }

  function describe(error) {
    const made = create(null);
    try {
      if ((typeof error === 'object' && error !== null) || typeof error === 'function') {
        made.name = toText(error.name ?? '');
        made.type = typeName(error);
        made.message = `${made.name || made.type}: ${toText(error.message ?? '')}`;
      } else {
        made.name = made.type = typeName(error);
        made.message = inspect(error, shown);
      }
    } catch {
      made.name = made.type = 'unknown';
      made.message = 'an error that cannot be shown';
    }
    made.name = cut(made.name);
    made.type = cut(made.type);
    made.message = cut(made.message);
    return made;
  }

  function reportThrown(id, error) {
    const made = record('threw', id);
    const { name, type, message } = describe(error);
    made.name = name;
    made.type = type;
    made.message = message;
    write(made);
  }

  let held;
  let current = -1;
  const probe = {
    __proto__: null,
    started(id) {
      current = id;
      write(record('started', id));
    },
    /** True when the value is a promise, whose own value counts unless its type is asked for. */
    value(id, value) {
      if (isPromise(value) && !job.typed[id]) {
        held = value;
        return true;
      }
      reportValue(id, value);
      return false;
    },
    async settled(id) {
      const promise = held;
      held = undefined;
      const value = await promise;
      reportValue(id, value);
    },
    threw: reportThrown,
    nothing(id) {
      write(record('nothing', id));
    },
    keep(value) {
      held = value;
      return value;
    },
    kept() {
      const value = held;
      held = undefined;
      return value;
    },
    has(namespace, specifier, names) {
      for (let at = 0; at < names.length; at++) {
        if (!(names[at] in namespace)) {
          throw new SyntaxError(
            `The requested module '${specifier}' does not provide an export named '${names[at]}'`,
          );
        }
      }
      return namespace;
    },
    ended(block) {
      write(record('ended', block));
    },
  };

  /** Reports an error that no statement caught, and ends. */
  function fail(error) {
    const made = record('uncaught', current);
    made.message = error instanceof Waiting ? error.message : describe(error).message;
    write(made);
    exit(1);
  }

  function otherNames(specifier) {
    const compiled = /^(.*)\.(m|c)?js$/.exec(specifier);
    if (compiled) return [`${compiled[1]}.${compiled[2] ?? ''}ts`];
    return ['.ts', '.js', '/index.ts', '/index.js'].map((ending) => specifier + ending);
  }

  class Waiting {
    message = 'It waits for a promise that nothing can settle any more.';
  }

  /** A function that says what an example may not do. */
  function forbid(what) {
    return function denied() {
      throw Object.assign(new Error(`An example may not use \`${what}\`.`), { code: 'ERR_ACCESS_DENIED' });
    };
  }

  function forbidIn(object, name, names) {
    for (const key of names) {
      if (typeof object?.[key] !== 'function') continue;
      Object.defineProperty(object, key, {
        value: forbid(`${name}.${key}`),
        writable: false,
        configurable: false,
      });
    }
  }

  function forbidAll() {
    for (const { module, path, names } of forbidden) {
      let object = module === '' ? process : require(`node:${module}`);
      for (const step of path) object = object?.[step];
      if (!object) continue;
      const all = names ?? Object.keys(object).filter((key) => typeof object[key] === 'function');
      forbidIn(object, [module || 'process', ...path].join('.'), all);
    }
    moduleModule.syncBuiltinESMExports();
  }

  /** Standard streams without the handles of the system behind them. */
  function replaceStreams() {
    const { Writable } = require('node:stream');
    for (const [name, fd] of [
      ['stdout', 1],
      ['stderr', 2],
    ]) {
      const stream = new Writable({
        decodeStrings: true,
        write(chunk, _encoding, done) {
          writeSync(fd, chunk);
          done();
        },
      });
      Object.defineProperty(process, name, { value: stream, configurable: true, enumerable: true });
    }
  }

  replaceStreams();
  forbidAll();
  for (const name of ['PWD', 'OLDPWD', 'SHLVL', '_']) delete process.env[name];
  process.execArgv = [];
  process.argv = [process.argv[0]];
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  const forget = () => {
    hooks.deregister();
  };
  const hooks = moduleModule.registerHooks({
    resolve(specifier, context, next) {
      if (specifier === probeUrl || specifier === url)
        return { url: specifier, format: 'module', shortCircuit: true };
      return next(specifier, context);
    },
    load(address, context, next) {
      if (address === url) return { format: 'module', source: program, shortCircuit: true };
      if (address === probeUrl) {
        const source = `export const probe = globalThis[${stringify(secret)}]; delete globalThis[${stringify(secret)}];`;
        return { format: 'module', source, shortCircuit: true };
      }
      return next(address, context);
    },
  });
  Object.defineProperty(globalThis, secret, {
    get: () => {
      forget();
      return probe;
    },
    configurable: true,
  });
  // Projects in TypeScript often name a module by the file it will be compiled to, or without an ending.
  moduleModule.registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!/^(\.|\/|file:)/.test(specifier)) throw error;
        for (const other of otherNames(specifier)) {
          try {
            return next(other, context);
          } catch {
            // The next name may be the one.
          }
        }
        throw error;
      }
    },
  });
  // Nothing is left to do, but the program has not come to its end.
  process.on('beforeExit', () => fail(new Waiting()));
  const running = import(url);
  apply(then, running, [
    () => {
      // Two turns of the loop, in which promises that nobody handled come to light.
      later(() =>
        later(() => {
          write(record('done', current));
          exit(0);
        }),
      );
    },
    fail,
  ]);
})();
