import type { Row } from './row.ts';

/** Sentences 26 to 45. `unless`, several responses, THEN, words that bind weakly. */
export const RESPONSES: readonly Row[] = [
  {
    row: 26,
    text: '5. THE System SHALL use the default policy action "given" (as defined by ioc2rpz.net) unless overridden by the user',
    form: 'Trailing unless',
    // A condition after the response is no form of EARS, so there is no pattern, as the page has always said; it is read as a guard all the same.
    read: [
      [
        'no pattern',
        'trailing unless: overridden by the user',
        'System | shall | use the default policy action "given" (as defined by ioc2rpz.net)',
        '! trailing-condition: unless overridden by the user',
      ],
    ],
  },
  {
    row: 27,
    text: 'IF an input file contains no recognizable headings, THEN THE spec-check tool SHALL emit a parse-error finding for that file and SHALL exclude that file from downstream phases unless no parseable inputs remain.',
    form: '2×SHALL + trailing unless',
    // As asked: whose `unless` it is cannot be known, so nothing of it is compared.
    read: [
      [
        'no pattern, opaque: ambiguous-scope',
        'if: an input file contains no recognizable headings',
        'trailing unless: no parseable inputs remain',
        'spec-check tool | shall | emit a parse-error finding for that file',
        'spec-check tool | shall | exclude that file from downstream phases',
        '! several-responses: SHALL',
        '! trailing-condition: unless no parseable inputs remain',
        '! ambiguous-scope: unless no parseable inputs remain',
      ],
    ],
  },
  {
    row: 28,
    text: 'WHEN the global satisfiability check for a spec group returns sat AND all assertions in the spec group are conditional (implications), THE spec-check tool SHALL negate all guards simultaneously and check satisfiability. IF the result is sat, THE tool SHALL emit a `logic.completeness_gap` warning finding.',
    form: 'Two sentences in one requirement',
    // Disagreement: the second sentence does not take over the first one's guard. `WHEN a, do b. IF c, do not b` is an exception, and with both guards on it it would be reported as a contradiction of its own first half.
    read: [
      [
        'event-driven',
        'when: the global satisfiability check for a spec group returns sat AND all assertions in the spec group are conditional (implications)',
        'spec-check tool | shall | negate all guards simultaneously and check satisfiability',
      ],
      [
        'unwanted behaviour',
        'if: the result is sat',
        'tool | shall | emit a `logic.completeness_gap` warning finding',
        '! if-without-then: IF',
      ],
    ],
  },
  {
    row: 29,
    text: 'IF the `--src` path does not exist or is not readable, THEN THE spec-check tool SHALL exit with code `2` and a diagnostic message before source-backed analysis begins.',
    form: 'IF, OR with elided subject',
    // `before …` is kept as a clause, because it says nothing about when the response is owed; the pattern stays.
    read: [
      [
        'unwanted behaviour',
        'if: the `--src` path does not exist or is not readable',
        'trailing before: source-backed analysis begins',
        'spec-check tool | shall | exit with code `2` and a diagnostic message',
      ],
    ],
  },
  {
    row: 30,
    text: 'WHEN the spec-check tool scans source evidence, THE spec-check tool SHALL confine scanning to the declared source directory provided via `--src` and SHALL NOT traverse outside that directory.',
    form: 'SHALL … and SHALL NOT',
    read: [
      [
        'event-driven',
        'when: the spec-check tool scans source evidence',
        'spec-check tool | shall | confine scanning to the declared source directory provided via `--src`',
        'spec-check tool | shall not | traverse outside that directory',
        '! several-responses: SHALL NOT',
      ],
    ],
  },
  {
    row: 31,
    text: 'IF an output path resolves to a location outside the configured output directory (including via symlinks or `..` traversal), THEN THE spec-check tool SHALL reject the write with a fatal error.',
    form: 'IF-THEN with parenthesis + code',
    read: [
      [
        'unwanted behaviour',
        'if: an output path resolves to a location outside the configured output directory (including via symlinks or `..` traversal)',
        'spec-check tool | shall | reject the write with a fatal error',
      ],
    ],
  },
  {
    row: 32,
    text: '1. WHEN a user opens an album THEN the Photo Album Application SHALL display photos in a grid of tiles',
    form: 'WHEN … THEN, no comma',
    read: [
      [
        'event-driven',
        'when: a user opens an album',
        'Photo Album Application | shall | display photos in a grid of tiles',
        '! then-without-if: THEN',
        '! no-comma: WHEN a user opens an album',
      ],
    ],
  },
  {
    row: 33,
    text: '5. WHEN displaying form errors THEN the system SHALL not include the key code in the messages',
    form: 'WHEN+gerund THEN, “SHALL not”',
    read: [
      [
        'event-driven',
        'when: displaying form errors',
        'system | shall not | include the key code in the messages',
        '! then-without-if: THEN',
        '! no-comma: WHEN displaying form errors',
        '! trigger-without-subject: WHEN displaying form errors',
      ],
    ],
  },
  {
    row: 34,
    text: '3. WHEN a visitor closes the door THEN the Door System SHALL keep the lamp on if "night light" was chosen',
    form: 'WHEN THEN + trailing if',
    // A condition after the response is no form of EARS, so there is no pattern, as the page has always said; it is read as a guard all the same.
    read: [
      [
        'no pattern',
        'when: a visitor closes the door',
        'trailing if: "night light" was chosen',
        'Door System | shall | keep the lamp on',
        '! no-comma: WHEN a visitor closes the door',
        '! trailing-condition: if "night light" was chosen',
      ],
    ],
  },
  {
    row: 35,
    text: '5. WHEN a visitor rings from a new gate THEN the Door System SHALL optionally tell the host by mail for safety',
    form: 'SHALL optionally',
    // The strength is that of MAY, so that nothing is proved from it.
    read: [
      [
        'event-driven',
        'when: a visitor rings from a new gate',
        'Door System | shall (optional) | optionally tell the host by mail for safety',
        '! hedged-modal: SHALL optionally',
        '! then-without-if: THEN',
        '! no-comma: WHEN a visitor rings from a new gate',
      ],
    ],
  },
  {
    row: 36,
    text: '4. WHEN a visitor gives a code that does not meet the rules THEN the Door System SHALL refuse the code and name the rules',
    form: 'WHEN <neg cond> THEN reject',
    read: [
      [
        'event-driven',
        'when: a visitor gives a code that does not meet the rules',
        'Door System | shall | refuse the code and name the rules',
        '! then-without-if: THEN',
        '! no-comma: WHEN a visitor gives a code that does not meet the rules',
        '! unwanted-trigger: WHEN a visitor gives a code that does not meet the rules',
      ],
    ],
  },
  {
    row: 37,
    text: "3. WHEN a comment receives an upvote, THEN THE system SHALL increment the author's karma by 0.5.",
    form: 'WHEN …, THEN THE',
    read: [
      [
        'event-driven',
        'when: a comment receives an upvote',
        "system | shall | increment the author's karma by 0.5",
        '! then-without-if: THEN',
      ],
    ],
  },
  {
    row: 38,
    text: '1. WHEN implementing storage THEN the system SHALL use one class to hide the tables',
    form: 'WHEN implementing …',
    read: [
      [
        'event-driven',
        'when: implementing storage',
        'system | shall | use one class to hide the tables',
        '! then-without-if: THEN',
        '! no-comma: WHEN implementing storage',
        '! process-trigger: WHEN implementing storage',
      ],
    ],
  },
  {
    row: 39,
    text: '6. IF a mail address is given THEN the system SHALL send a mail before account activation',
    form: 'IF THEN no comma, no article',
    read: [
      [
        'unwanted behaviour',
        'if: a mail address is given',
        'trailing before: account activation',
        'system | shall | send a mail',
        '! no-comma: IF a mail address is given',
      ],
    ],
  },
  {
    row: 40,
    text: '5. IF a gate needs a badge THEN the reader SHALL be easily replaceable',
    form: 'SHALL be easily applicable',
    // `easily` is on the list of vague words, which is not about form.
    read: [
      [
        'unwanted behaviour',
        'if: a gate needs a badge',
        'reader | shall | be easily replaceable',
        '! no-comma: IF a gate needs a badge',
      ],
    ],
  },
  {
    row: 41,
    text: '6. IF a user attempts to create nested albums THEN the Photo Album Application SHALL prevent this action and maintain a flat album structure',
    form: 'prevent this action and …',
    read: [
      [
        'unwanted behaviour',
        'if: a user attempts to create nested albums',
        'Photo Album Application | shall | prevent this action and maintain a flat album structure',
        '! no-comma: IF a user attempts to create nested albums',
        '! anaphora: this action',
      ],
    ],
  },
  {
    row: 42,
    text: '4. WHEN pairing fails THEN Lock Kit SHALL handle errors gracefully with appropriate messages',
    form: 'gracefully',
    // `gracefully` and `appropriate` are on the list of vague words, which is not about form.
    read: [
      [
        'event-driven',
        'when: pairing fails',
        'Lock Kit | shall | handle errors gracefully with appropriate messages',
        '! then-without-if: THEN',
        '! no-comma: WHEN pairing fails',
        '! unwanted-trigger: WHEN pairing fails',
      ],
    ],
  },
  {
    row: 43,
    text: '4. IF a Host attempts to create a room with a taken name, THE Host_Desk SHALL reject the request with a clear error.',
    form: 'IF without THEN',
    read: [
      [
        'unwanted behaviour',
        'if: a Host attempts to create a room with a taken name',
        'Host_Desk | shall | reject the request with a clear error',
        '! if-without-then: IF',
      ],
    ],
  },
  {
    row: 44,
    text: "2. IF the current Visitor's rank is outside the top 50, THE Lobby app SHALL show the Visitor's rank, points, and a line below the top 50 list.",
    form: 'IF without THEN, numeric',
    read: [
      [
        'unwanted behaviour',
        "if: the current Visitor's rank is outside the top 50",
        "Lobby app | shall | show the Visitor's rank, points, and a line below the top 50 list",
        '! if-without-then: IF',
      ],
    ],
  },
  {
    row: 45,
    text: 'IF comment exceeds 2000 characters, THE system SHALL display error: "Comment must be 2000 characters or less. Current: [X] characters."',
    form: 'IF without THEN, quoted text',
    read: [
      [
        'unwanted behaviour',
        'if: comment exceeds 2000 characters',
        'system | shall | display error: "Comment must be 2000 characters or less. Current: [X] characters."',
        '! if-without-then: IF',
      ],
    ],
  },
];
