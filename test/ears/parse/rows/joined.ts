import type { Row } from './row.ts';

/** Sentences 46 to 68. Joined sentences, WHERE and its abuse, other keywords, missing subjects, leads. */
export const JOINED: readonly Row[] = [
  {
    row: 46,
    text: '- THE system SHALL send a verification email; WHEN the user verifies, THE system SHALL activate the account.',
    form: 'WHEN after semicolon',
    read: [
      ['ubiquitous', 'system | shall | send a verification email'],
      [
        'event-driven',
        'when: the user verifies',
        'system | shall | activate the account',
        '! joined-sentences: WHEN the user verifies, THE system SHALL activate the account.',
      ],
    ],
  },
  {
    row: 47,
    text: '4. WHEN a gift is applied, THE Desk_Service SHALL ensure the Sum is never negative; IF the Gift would exceed the Price, THEN THE Desk_Service SHALL cap the Gift at the Price.',
    form: 'Two EARS sentences joined by ;',
    // As asked: the second sentence does not take over the first one's guard, and is reported.
    read: [
      ['event-driven', 'when: a gift is applied', 'Desk_Service | shall | ensure the Sum is never negative'],
      [
        'unwanted behaviour',
        'if: the Gift would exceed the Price',
        'Desk_Service | shall | cap the Gift at the Price',
        '! joined-sentences: IF the Gift would exceed the Price, THEN THE Desk_Service SHALL cap the Gift at the Price.',
      ],
    ],
  },
  {
    row: 48,
    text: '6. WHEN the app starts, THE Key_Store SHALL look for a saved valid Pass; IF a valid Pass exists, THEN THE Door_Service SHALL silently renew the Visit.',
    form: 'idem',
    read: [
      ['event-driven', 'when: the app starts', 'Key_Store | shall | look for a saved valid Pass'],
      [
        'unwanted behaviour',
        'if: a valid Pass exists',
        'Door_Service | shall | silently renew the Visit',
        '! joined-sentences: IF a valid Pass exists, THEN THE Door_Service SHALL silently renew the Visit.',
      ],
    ],
  },
  {
    row: 49,
    text: '4. WHEN a gate is opened with an expired Pass and an expired or invalid Spare_Pass, THE Door_Service SHALL return a 401 answer and THE Lobby app SHALL send the Visitor to the desk.',
    form: 'AND/OR mixed, two subjects',
    // A note more than asked: a failing trigger under WHEN.
    read: [
      [
        'event-driven',
        'when: a gate is opened with an expired Pass and an expired or invalid Spare_Pass',
        'Door_Service | shall | return a 401 answer',
        'Lobby app | shall | send the Visitor to the desk',
        '! several-responses: SHALL',
        '! unwanted-trigger: WHEN a gate is opened with an expired Pass and an expired or invalid Spare_Pass',
        '! mixed-and-or: WHEN a gate is opened with an expired Pass and an expired or invalid Spare_Pass',
      ],
    ],
  },
  {
    row: 50,
    text: 'WHEN a member user has upvoted a post or comment and clicks the downvote button, THE system SHALL change their vote to a downvote and update the vote count accordingly.',
    form: 'or inside object + and clause',
    // As asked: `or` joins nouns and `and` joins clauses, so their order is clear and nothing is reported.
    read: [
      [
        'event-driven',
        'when: a member user has upvoted a post or comment and clicks the downvote button',
        'system | shall | change their vote to a downvote and update the vote count accordingly',
      ],
    ],
  },
  {
    row: 51,
    text: 'WHEN both title and body are empty or contain only whitespace, THE system SHALL return HTTP 400 Bad Request with error code `POST_CONTENT_REQUIRED` and message "Post must contain either a title or a body."',
    form: 'both … empty or …',
    // The sentence is reported, and its condition is left out when conditions are read as logic.
    read: [
      [
        'event-driven',
        'when: both title and body are empty or contain only whitespace',
        'system | shall | return HTTP 400 Bad Request with error code `POST_CONTENT_REQUIRED` and message "Post must contain either a title or a body."',
        '! quantified: WHEN both title and body are empty or contain only whitespace',
      ],
    ],
  },
  {
    row: 52,
    text: 'IF a code-derived guarantee is supported only by documentation within the source tree and not by implementation or test evidence, THEN THE spec-check tool SHALL classify that guarantee at lower confidence.',
    form: 'only by … and not by',
    // `only by … and not by … or …` is reported as mixed, and so left out when conditions are read as logic.
    read: [
      [
        'unwanted behaviour',
        'if: a code-derived guarantee is supported only by documentation within the source tree and not by implementation or test evidence',
        'spec-check tool | shall | classify that guarantee at lower confidence',
        '! mixed-and-or: IF a code-derived guarantee is supported only by documentation within the source tree and not by implementation or test evidence',
      ],
    ],
  },
  {
    row: 53,
    text: '5. IF the Room_Service is unreachable when the Visitor asks for rooms, THEN THE Lobby app SHALL show the last list of rooms from its cache and show a warning.',
    form: 'IF … when …',
    read: [
      [
        'complex',
        'if: the Room_Service is unreachable',
        'when: the Visitor asks for rooms',
        'Lobby app | shall | show the last list of rooms from its cache and show a warning',
        '! clause-order: when',
      ],
    ],
  },
  {
    row: 54,
    text: '- IF product approval is enabled, WHEN a seller attempts to publish a product (DRAFT to ACTIVE), THE product SHALL:',
    form: 'IF, WHEN …: (order + colon)',
    // A lead: opaque. That no list follows is only known in a document, see read-sentences.test.ts.
    read: [
      [
        'complex, opaque: lead',
        'if: product approval is enabled',
        'when: a seller attempts to publish a product (DRAFT to ACTIVE)',
        'product | shall | ',
        '! if-without-then: IF',
        '! clause-order: WHEN',
      ],
    ],
  },
  {
    row: 55,
    text: '**WHEN** a promotional discount expires while a product is in cart, **THE system SHALL** update to the regular price and notify the customer.',
    form: 'WHEN … while (embedded)',
    read: [
      [
        'complex',
        'when: a promotional discount expires',
        'while: a product is in cart',
        'system | shall | update to the regular price and notify the customer',
        '! clause-order: while',
      ],
    ],
  },
  {
    row: 56,
    text: '5. WHERE album names are displayed THE Photo Album Application SHALL show the album date alongside the name',
    form: 'WHERE as place/time',
    read: [
      [
        'optional feature',
        'where: album names are displayed',
        'Photo Album Application | shall | show the album date alongside the name',
        '! no-comma: WHERE album names are displayed',
        '! where-not-feature: WHERE album names are displayed',
      ],
    ],
  },
  {
    row: 57,
    text: '6. WHERE drag and drop is active THE Photo Album Application SHALL indicate valid drop zones visually',
    form: 'WHERE as state',
    read: [
      [
        'optional feature',
        'where: drag and drop is active',
        'Photo Album Application | shall | indicate valid drop zones visually',
        '! no-comma: WHERE drag and drop is active',
        '! where-not-feature: WHERE drag and drop is active',
      ],
    ],
  },
  {
    row: 58,
    text: '- WHERE users disable activity tracking, THE system SHALL remove all activity statistics from their profile',
    form: 'WHERE as event',
    read: [
      [
        'optional feature',
        'where: users disable activity tracking',
        'system | shall | remove all activity statistics from their profile',
        '! where-not-feature: WHERE users disable activity tracking',
      ],
    ],
  },
  {
    row: 59,
    text: '- WHERE the member is the founder of the community, THE platform SHALL assign them as an initial moderator.',
    form: 'WHERE as state',
    read: [
      [
        'optional feature',
        'where: the member is the founder of the community',
        'platform | shall | assign them as an initial moderator',
        '! where-not-feature: WHERE the member is the founder of the community',
      ],
    ],
  },
  {
    row: 60,
    text: '3. WHERE visual representation is applicable, THE Concept_Card SHALL include a diagram or illustration',
    form: 'WHERE … is applicable',
    // `is applicable` is an escape clause, which is not about form.
    read: [
      [
        'optional feature',
        'where: visual representation is applicable',
        'Concept_Card | shall | include a diagram or illustration',
      ],
    ],
  },
  {
    row: 61,
    text: 'AFTER 3 failed retry attempts, THE system SHALL notify the user with message "TODOAPP-OP-001-RETRY: Still unable to save. Your todo has been saved locally and will sync when your connection improves."',
    form: 'AFTER …',
    // AFTER opens an event; `written` keeps the author's word.
    read: [
      [
        'event-driven',
        'when: 3 failed retry attempts',
        'system | shall | notify the user with message "TODOAPP-OP-001-RETRY: Still unable to save. Your todo has been saved locally and will sync when your connection improves."',
      ],
    ],
  },
  {
    row: 62,
    text: 'ONCE a todo is deleted through the delete operation, IT SHALL NOT be accessible, listed, or recoverable through the application.',
    form: 'ONCE …, IT SHALL NOT',
    read: [
      [
        'event-driven',
        'when: a todo is deleted through the delete operation',
        'IT | shall not | be accessible, listed, or recoverable through the application',
        '! pronoun-subject: IT',
      ],
    ],
  },
  {
    row: 63,
    text: '- DURING the cooldown period, THE system SHALL allow the primary moderator or administrators to restore the community',
    form: 'DURING …',
    read: [
      [
        'state-driven',
        'while: the cooldown period',
        'system | shall | allow the primary moderator or administrators to restore the community',
      ],
    ],
  },
  {
    row: 64,
    text: 'FOR every API request requiring authentication, THE system SHALL:',
    form: 'FOR every …:',
    // Quantified and a lead; as a lead nothing of it is compared.
    read: [
      [
        'no pattern, opaque: lead',
        'for-each: API request requiring authentication',
        'system | shall | ',
        '! quantified: FOR every API request requiring authentication',
      ],
    ],
  },
  {
    row: 65,
    text: '1. WHEN the frontend starts, IT SHALL attempt to connect to the backend at the configured `VITE_API_BASE_URL`',
    form: 'IT SHALL',
    read: [
      [
        'event-driven',
        'when: the frontend starts',
        'IT | shall | attempt to connect to the backend at the configured `VITE_API_BASE_URL`',
        '! pronoun-subject: IT',
      ],
    ],
  },
  {
    row: 66,
    text: '- SHALL act only on a **successful** sandbox enumeration — an enumeration error is read as "nothing to reconcile", never as an empty inventory;',
    form: 'no subject',
    read: [
      [
        'no pattern',
        'nobody | shall | act only on a successful sandbox enumeration — an enumeration error is read as "nothing to reconcile", never as an empty inventory',
        '! missing-subject: SHALL',
      ],
    ],
  },
  {
    row: 67,
    text: '- SHALL be exactly 36 characters (UUID v4 format)',
    form: 'no subject',
    read: [
      [
        'no pattern',
        'nobody | shall | be exactly 36 characters (UUID v4 format)',
        '! missing-subject: SHALL',
      ],
    ],
  },
  {
    row: 68,
    text: 'WHEN deletion is confirmed, THE system SHALL:',
    form: 'WHEN …: colon lead',
    read: [['event-driven, opaque: lead', 'when: deletion is confirmed', 'system | shall | ']],
  },
];
