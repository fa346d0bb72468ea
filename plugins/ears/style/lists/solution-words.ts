import type { WordList } from '../word-list.ts';

/** Words for a means where an end may be meant. */
export const SOLUTION_WORDS: WordList = {
  kind: 'solution-word',
  exceptNames: true,
  phrases: [
    'button',
    'cache',
    'class',
    'column',
    'cookie',
    'cron job',
    'database',
    'drop-down',
    'dropdown',
    'hash table',
    'javascript',
    'json',
    'menu',
    'message queue',
    'microservice',
    'mutex',
    'regular expression',
    'rest api',
    'singleton',
    'sql',
    'stored procedure',
    'thread',
    'xml',
    'yaml',
  ],
};
