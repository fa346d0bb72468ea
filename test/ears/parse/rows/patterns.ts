import type { Row } from './row.ts';

/** Sentences 1 to 25. The six patterns, with values, bounds and times. */
export const PATTERNS: readonly Row[] = [
  {
    row: 1,
    text: 'WHILE archived inputs are not explicitly allowed, WHEN all recognized documents are archived, THE spec-check tool SHALL classify the empty catalog result as `all_archived`.',
    form: 'Complex WHILE+WHEN',
    read: [
      [
        'complex',
        'while: archived inputs are not explicitly allowed',
        'when: all recognized documents are archived',
        'spec-check tool | shall | classify the empty catalog result as `all_archived`',
      ],
    ],
  },
  {
    row: 2,
    text: 'WHILE archived inputs are not explicitly allowed, WHEN the input set includes archived change directories, THE spec-check tool SHALL exclude their recognized documents from the active catalog.',
    form: 'Complex WHILE+WHEN',
    // The clause shares its words with row 1; that is for the reading as logic to see.
    read: [
      [
        'complex',
        'while: archived inputs are not explicitly allowed',
        'when: the input set includes archived change directories',
        'spec-check tool | shall | exclude their recognized documents from the active catalog',
      ],
    ],
  },
  {
    row: 3,
    text: '2. WHERE badge login is enabled, WHEN a Visitor holds up a badge, THE Door_Service SHALL read the badge number and return a Pass and a Spare_Pass upon successful reading.',
    form: 'Complex WHERE+WHEN',
    // A condition after the response is no form of EARS, so there is no pattern, as the page has always said; it is read as a guard all the same.
    read: [
      [
        'no pattern',
        'where: badge login is enabled',
        'when: a Visitor holds up a badge',
        'trailing when: successful reading',
        'Door_Service | shall | read the badge number and return a Pass and a Spare_Pass',
        '! trailing-condition: upon successful reading',
      ],
    ],
  },
  {
    row: 4,
    text: '6. WHILE a lock is unpaired, THE Door_Service SHALL restrict access to opening, sharing, and naming the lock.',
    form: 'State (WHILE)',
    read: [
      [
        'state-driven',
        'while: a lock is unpaired',
        'Door_Service | shall | restrict access to opening, sharing, and naming the lock',
      ],
    ],
  },
  {
    row: 5,
    text: '3. WHILE the Visitor is not registered, THE Lobby_Screen SHALL hide the Rooms section entirely.',
    form: 'State, negated',
    read: [
      [
        'state-driven',
        'while: the Visitor is not registered',
        'Lobby_Screen | shall | hide the Rooms section entirely',
      ],
    ],
  },
  {
    row: 6,
    text: "3. WHILE a room's Vacancy is false, THE Room Detail screen SHALL show the room as taken and SHALL lock the book-now button.",
    form: 'State, 2×SHALL',
    read: [
      [
        'state-driven',
        "while: a room's Vacancy is false",
        'Room Detail screen | shall | show the room as taken',
        'Room Detail screen | shall | lock the book-now button',
        '! several-responses: SHALL',
      ],
    ],
  },
  {
    row: 7,
    text: '5. IF a session token is invalid or expired, THEN THE Authentication_System SHALL redirect the user to the Login_Page',
    form: 'Unwanted IF-THEN, OR',
    read: [
      [
        'unwanted behaviour',
        'if: a session token is invalid or expired',
        'Authentication_System | shall | redirect the user to the Login_Page',
      ],
    ],
  },
  {
    row: 8,
    text: 'IF the user supplies an unrecognized flag, THEN THE spec-check CLI SHALL exit with code `2` and a diagnostic message naming the unrecognized flag.',
    form: 'Unwanted IF-THEN + slot',
    read: [
      [
        'unwanted behaviour',
        'if: the user supplies an unrecognized flag',
        'spec-check CLI | shall | exit with code `2` and a diagnostic message naming the unrecognized flag',
      ],
    ],
  },
  {
    row: 9,
    text: 'WHEN the user invokes `spec-check --version` or `spec-check -v`, THE spec-check CLI SHALL print the embedded version string and exit with code `0` without running any analysis.',
    form: 'Event + slot',
    // `or` between two code spans stays in the clause's text; the response is split into actions by the reading as logic.
    read: [
      [
        'event-driven',
        'when: the user invokes `spec-check --version` or `spec-check -v`',
        'spec-check CLI | shall | print the embedded version string and exit with code `0` without running any analysis',
      ],
    ],
  },
  {
    row: 10,
    text: 'IF an external LLM response does not contain a recoverable valid JSON payload, THEN THE spec-check tool SHALL reject the response with a diagnostic parse error.',
    form: 'Unwanted, negated verb',
    read: [
      [
        'unwanted behaviour',
        'if: an external LLM response does not contain a recoverable valid JSON payload',
        'spec-check tool | shall | reject the response with a diagnostic parse error',
      ],
    ],
  },
  {
    row: 11,
    text: '4. THE Door_Service SHALL NOT include key codes in any logs, messages, or API responses.',
    form: 'Ubiquitous SHALL NOT',
    read: [
      ['ubiquitous', 'Door_Service | shall not | include key codes in any logs, messages, or API responses'],
    ],
  },
  {
    row: 12,
    text: '3. THE System SHALL never return password hashes in API responses',
    form: 'Ubiquitous “SHALL never”',
    read: [
      [
        'ubiquitous',
        'System | shall not | return password hashes in API responses',
        '! shall-never: SHALL never',
      ],
    ],
  },
  {
    row: 13,
    text: '5. If no relevant documents are found above threshold, then the RAG Backend API shall return a notification indicating insufficient information',
    form: 'Lower-case if/then/shall',
    read: [
      [
        'unwanted behaviour',
        'if: no relevant documents are found above threshold',
        'RAG Backend API | shall | return a notification indicating insufficient information',
      ],
    ],
  },
  {
    row: 14,
    text: '4. When context exceeds token limit, the RAG Backend API shall truncate lower-ranked documents',
    form: 'Lower-case When/shall',
    read: [
      [
        'event-driven',
        'when: context exceeds token limit',
        'RAG Backend API | shall | truncate lower-ranked documents',
      ],
    ],
  },
  {
    row: 15,
    text: '1. WHEN the custom period duration is less than or equal to 1 hour, THE Backend_API SHALL use raw data tables',
    form: 'Event, numeric ≤',
    read: [
      [
        'event-driven',
        'when: the custom period duration is less than or equal to 1 hour',
        'Backend_API | shall | use raw data tables',
      ],
    ],
  },
  {
    row: 16,
    text: '2. WHEN the custom period duration is greater than 1 hour and less than or equal to 1 day, THE Backend_API SHALL use 5-minute aggregated tables combined with raw data',
    form: 'Event, numeric range, elided subject',
    read: [
      [
        'event-driven',
        'when: the custom period duration is greater than 1 hour and less than or equal to 1 day',
        'Backend_API | shall | use 5-minute aggregated tables combined with raw data',
      ],
    ],
  },
  {
    row: 17,
    text: '3. WHEN the custom period duration is greater than 1 day and less than or equal to 7 days, THE Backend_API SHALL use 1-hour aggregated tables combined with more granular data',
    form: 'idem',
    read: [
      [
        'event-driven',
        'when: the custom period duration is greater than 1 day and less than or equal to 7 days',
        'Backend_API | shall | use 1-hour aggregated tables combined with more granular data',
      ],
    ],
  },
  {
    row: 18,
    text: '4. WHEN the custom period duration is greater than 7 days, THE Backend_API SHALL use 1-day aggregated tables combined with more granular data',
    form: 'idem',
    read: [
      [
        'event-driven',
        'when: the custom period duration is greater than 7 days',
        'Backend_API | shall | use 1-day aggregated tables combined with more granular data',
      ],
    ],
  },
  {
    row: 19,
    text: "1. WHEN a registered Visitor's Point_Total is at least 500, THE Desk screen SHALL show a gift option.",
    form: 'Numeric ≥ + show',
    read: [
      [
        'event-driven',
        "when: a registered Visitor's Point_Total is at least 500",
        'Desk screen | shall | show a gift option',
      ],
    ],
  },
  {
    row: 20,
    text: "6. WHEN a registered Visitor's Point_Total is below 500, THE Desk screen SHALL hide the gift option.",
    form: 'Numeric < + hide',
    read: [
      [
        'event-driven',
        "when: a registered Visitor's Point_Total is below 500",
        'Desk screen | shall | hide the gift option',
      ],
    ],
  },
  {
    row: 21,
    text: '1. WHEN a Visitor enters a correct code within 5 minutes of its issuance, THE Door_Service SHALL mark the lock as paired and return a paired Pass.',
    form: 'Event, time in trigger',
    read: [
      [
        'event-driven',
        'when: a Visitor enters a correct code within 5 minutes of its issuance',
        'Door_Service | shall | mark the lock as paired and return a paired Pass',
      ],
    ],
  },
  {
    row: 22,
    text: '8. WHEN a change of name is saved successfully, THE Door_Service SHALL return the complete new Profile within 3 seconds.',
    form: 'Response bound',
    read: [
      [
        'event-driven',
        'when: a change of name is saved successfully',
        'Door_Service | shall | return the complete new Profile within 3 seconds',
      ],
    ],
  },
  {
    row: 23,
    text: '2. The RAG Backend API shall complete document retrieval within 2 seconds for p95 percentile',
    form: 'Ubiquitous NFR bound',
    read: [
      [
        'ubiquitous',
        'RAG Backend API | shall | complete document retrieval within 2 seconds for p95 percentile',
      ],
    ],
  },
  {
    row: 24,
    text: '2. WHEN the wind is 8-10 (Storm), THE System SHALL mark the report as needing an answer within 6 hours',
    form: 'State value range in WHEN',
    read: [
      [
        'event-driven',
        'when: the wind is 8-10 (Storm)',
        'System | shall | mark the report as needing an answer within 6 hours',
        '! between-bounds: 8-10',
      ],
    ],
  },
  {
    row: 25,
    text: '2. WHEN `useSpareKey` is true, THE Lock_Validation SHALL only check the name on the key',
    form: 'Code-span flag, SHALL only',
    // As asked: a restriction is not encoded. The condition is read all the same.
    read: [
      [
        'event-driven, opaque: restriction',
        'when: `useSpareKey` is true',
        'Lock_Validation | shall | only check the name on the key',
      ],
    ],
  },
];
