// turns a tree into a model in which every name has its meaning
// knows: modules, names, types, overloading
// must never know: scopes' effects, bounds, atoms, solving

export type { CommandHeading } from './commands.ts';
export type { OpenModule } from './modules.ts';
export { printResolved } from './print-resolved.ts';
export { type Resolution, resolve } from './resolve.ts';
