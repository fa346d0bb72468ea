import { bundledLanguages } from 'shiki/langs';
import type { LanguageRegistration } from 'shiki/types';
import alloy from './grammars/alloy.json' with { type: 'json' };
import ears from './grammars/ears.json' with { type: 'json' };
import vocabulary from './grammars/ears-vocabulary.json' with { type: 'json' };

/** Our own grammars; the others come with the highlighter. */
const OWN: Readonly<Record<string, object>> = { alloy, ears, 'ears-vocabulary': vocabulary };

/** Words on a fence that mean a language under another name. */
const ALIASES: Readonly<Record<string, string>> = {
  als: 'alloy',
  alloy6: 'alloy',
  golang: 'go',
  'c++': 'cpp',
  cs: 'csharp',
  patch: 'diff',
  console: 'shellsession',
  svg: 'xml',
};

/** Languages by the end of a file's name; an end that is a language's own name needs no entry. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  als: 'alloy',
  bash: 'bash',
  bats: 'bash',
  c: 'c',
  cc: 'cpp',
  cjs: 'javascript',
  cpp: 'cpp',
  cs: 'csharp',
  cts: 'typescript',
  cxx: 'cpp',
  ex: 'elixir',
  exs: 'elixir',
  go: 'go',
  h: 'c',
  hh: 'cpp',
  hpp: 'cpp',
  hs: 'haskell',
  java: 'java',
  js: 'javascript',
  jsonc: 'jsonc',
  jsx: 'jsx',
  kt: 'kotlin',
  kts: 'kotlin',
  lua: 'lua',
  md: 'markdown',
  mjs: 'javascript',
  mts: 'typescript',
  php: 'php',
  pl: 'perl',
  pm: 'perl',
  ps1: 'powershell',
  py: 'python',
  pyi: 'python',
  rb: 'ruby',
  rs: 'rust',
  scala: 'scala',
  sh: 'bash',
  swift: 'swift',
  toml: 'toml',
  ts: 'typescript',
  tsx: 'tsx',
  yaml: 'yaml',
  yml: 'yaml',
  zsh: 'bash',
};

const BY_NAME: Readonly<Record<string, string>> = { makefile: 'make', dockerfile: 'docker' };

/** The language a file is written in, or `text`. */
export function languageOfPath(path: string): string {
  const name = (path.split('/').at(-1) ?? path).toLowerCase();
  const extension = name.includes('.') ? (name.split('.').at(-1) ?? '') : '';
  const known = lookUp(BY_NAME, name) ?? lookUp(BY_EXTENSION, extension) ?? extension;
  return knownLanguage(known) ?? 'text';
}

/** A table's own entry; a name such as `constructor` must not find what every object has. */
function lookUp(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** The highlighter's name for a word on a fence; absent when it knows no such language. */
export function knownLanguage(word: string): string | undefined {
  const name = word.toLowerCase();
  const language = lookUp(ALIASES, name) ?? name;
  return Object.hasOwn(OWN, language) || Object.hasOwn(bundledLanguages, language) ? language : undefined;
}

/** Languages that are highlighted inside another where that one's grammar does not bring them itself. */
const EMBEDDED: Readonly<Record<string, readonly string[]>> = {
  markdown: ['yaml', 'json', 'shellscript', 'javascript', 'typescript', 'python', 'java'],
};

/** Loads the grammars that a known language is highlighted with. */
export async function loadGrammars(language: string): Promise<LanguageRegistration[]> {
  const embedded = Object.hasOwn(EMBEDDED, language) ? (EMBEDDED[language] ?? []) : [];
  return (await Promise.all([...embedded, language].map(loadGrammar))).flat();
}

async function loadGrammar(language: string): Promise<LanguageRegistration[]> {
  if (Object.hasOwn(OWN, language)) return [OWN[language] as LanguageRegistration];
  const load = bundledLanguages[language as keyof typeof bundledLanguages];
  return (await load()).default;
}

/** Languages whose tokens name a term of the glossary. */
export function hasTerms(language: string): boolean {
  return Object.hasOwn(OWN, language);
}

/** The text of our own grammars, so that what was highlighted with other ones is not taken from a cache. */
export const OWN_GRAMMARS = JSON.stringify(OWN);
