import type { Row } from './row.ts';

/** Operators that look ahead and back. */
export const TIME: readonly Row[] = [
  [
    'prime',
    "'",
    'The value in the next state.',
    "`lid' = lid`: the lids are the same in the next state as now.",
  ],
  [
    'always',
    'always',
    'True now and in every later state.',
    '`always some Box`: there is a box at all times from now on.',
  ],
  [
    'eventually',
    'eventually',
    'True now or in some later state.',
    '`eventually no Box`: a time comes when there is no box.',
  ],
  ['after', 'after', 'True in the next state.', '`after open[b]`: `b` is open in the next state.'],
  [
    'until',
    'until',
    'The right becomes true, now or later, and the left is true in every state before that.',
    '`shut[b] until some Key`: a key does come, and until then `b` is shut.',
  ],
  [
    'releases',
    'releases',
    'The right stays true up to and including the state in which the left is true; if the left never is, for ever.',
    '`unlock releases shut`: `shut` holds until `unlock` happens, and in that state still.',
  ],
  [
    'historically',
    'historically',
    'True now and in every earlier state.',
    '`historically shut[b]`: `b` has always been shut.',
  ],
  ['once', 'once', 'True now or in some earlier state.', '`once open[b]`: `b` is open or was at some time.'],
  [
    'before',
    'before',
    'True in the state before; false in the first state, which has none.',
    '`before open[b]`: `b` was open one state ago.',
  ],
  [
    'since',
    'since',
    'The right was true at some time, now or earlier, and the left has been true in every state after that.',
    '`shut[b] since lock`: `lock` happened, and `b` has been shut ever since.',
  ],
  [
    'triggered',
    'triggered',
    'The right has been true since and including the latest state in which the left was; if the left never was, always.',
    '`lock triggered shut`: `shut` holds from the latest `lock` on.',
  ],
  [
    'sequence',
    ';',
    'The left is true now and the right in the next state.',
    '`lock ; leave`: first `lock`, then, one state later, `leave`.',
  ],
];

/** Commands and scopes. */
export const COMMAND: readonly Row[] = [
  [
    'run',
    'run',
    'Asks for an example: is there a situation that fits the facts and this statement?',
    '`run open for 3`: show a situation in which something is open.',
  ],
  [
    'check',
    'check',
    'Looks for a counterexample: a situation that fits the facts but breaks the assertion.',
    '`check NoLoss for 5`: try to refute `NoLoss` with up to five things of each kind.',
  ],
  [
    'for',
    'for',
    'The scope: how many things of each kind are tried at most; nothing larger is looked at.',
    '`for 4`: up to four of each kind.',
  ],
  [
    'but',
    'but',
    'Exceptions from the scope before it.',
    '`for 4 but 2 Box`: four of each kind, but two boxes.',
  ],
  ['exactly', 'exactly', 'This many, no fewer and no more.', '`exactly 3 Box`: there are three boxes.'],
  [
    'steps',
    'steps',
    'How many states a run over time may have before it repeats.',
    '`for 3 but 10 steps`: up to ten states.',
  ],
  [
    'scope-range',
    '..',
    'From the left number to the right one.',
    '`for 2..8 steps`: at least two states and at most eight.',
  ],
  [
    'expect',
    'expect',
    'What the author expects: 0 that nothing is found, 1 that something is.',
    '`check NoLoss expect 0`: no counterexample is expected.',
  ],
  [
    'reserved',
    'exh part',
    'Reserved words without a meaning in Alloy 6: nothing may be called so.',
    '`part`: an error if used as a name.',
  ],
];
