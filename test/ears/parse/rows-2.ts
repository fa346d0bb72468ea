import type { Row } from './rows-1.ts';

/** Sentences 46 to 89: joined sentences, WHERE, aliases, leads, steps, other languages, malformed ones. */
export const MORE_ROWS: readonly Row[] = [
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
  {
    row: 69,
    text: '- Privacy policy updates SHALL be communicated to users',
    form: 'Passive, no actor',
    read: [
      [
        'ubiquitous',
        'Privacy policy updates | shall | be communicated to users',
        '! subject-not-system: Privacy policy updates',
      ],
    ],
  },
  {
    row: 70,
    text: '- Inventory levels SHALL never drop below zero.',
    form: 'SHALL never drop below zero',
    // Read as a prohibition. One note more than asked: NOT is the usual word.
    read: [['ubiquitous', 'Inventory levels | shall not | drop below zero', '! shall-never: SHALL never']],
  },
  {
    row: 71,
    text: '- IF a community has posted new content in the last hour, THEN posts from that community should be slightly elevated',
    form: 'IF THEN … should',
    // A note more than asked: nobody is said to elevate the posts.
    read: [
      [
        'unwanted behaviour',
        'if: a community has posted new content in the last hour',
        'posts from that community | should (advisory) | be slightly elevated',
        '! weak-modal: should',
        '! subject-not-system: posts from that community',
      ],
    ],
  },
  {
    row: 72,
    text: '- IF authentication fails, THEN THE system SHALL return an appropriate error.',
    form: 'appropriate error',
    // `appropriate` is on the list of vague words; IF without comma and THEN is not the case here.
    read: [
      ['unwanted behaviour', 'if: authentication fails', 'system | shall | return an appropriate error'],
    ],
  },
  {
    row: 73,
    text: 'THE admin SHALL be able to suspend customer accounts for violations of platform policies.',
    form: 'SHALL be able to',
    // The admin is a person; `be able to` is on a list of words.
    read: [
      [
        'ubiquitous',
        'admin | shall | be able to suspend customer accounts for violations of platform policies',
        '! subject-not-system: THE admin',
      ],
    ],
  },
  {
    row: 74,
    text: '- IF order status is already "Cancelled" or "Refunded", THE system SHALL reject further cancellation attempts with specific error',
    form: 'IF state in {..}',
    read: [
      [
        'unwanted behaviour',
        'if: order status is already "Cancelled" or "Refunded"',
        'system | shall | reject further cancellation attempts with specific error',
        '! if-without-then: IF',
      ],
    ],
  },
  {
    row: 75,
    text: '- WHILE a user has karma below 100, THE system SHALL classify them as "New Member" with posting restrictions.',
    form: 'State numeric <',
    // `below 100` has no open bound; the row's remark is about its neighbour.
    read: [
      [
        'state-driven',
        'while: a user has karma below 100',
        'system | shall | classify them as "New Member" with posting restrictions',
      ],
    ],
  },
  {
    row: 76,
    text: '- **WHEN** the user selects a default schema in Settings',
    form: 'GWT bullet: - **WHEN**',
    // A step alone binds nobody; in a scenario it is a clause, see parse-steps.test.ts.
    read: [
      [
        'no pattern, opaque: no-response',
        'when: the user selects a default schema in Settings',
        '! missing-modal: **WHEN** the user selects a default schema in Settings',
      ],
    ],
  },
  {
    row: 77,
    text: '- **THEN** the value SHALL be persisted in `OpenSpecSettings.State.defaultSchema` and available via `OpenSpecSettings.getDefaultSchema()`',
    form: '- **THEN** … SHALL',
    read: [
      [
        'ubiquitous',
        'value | shall | be persisted in `OpenSpecSettings.State.defaultSchema` and available via `OpenSpecSettings.getDefaultSchema()`',
        '! subject-not-system: the value',
      ],
    ],
  },
  {
    row: 78,
    text: '- **THEN** update SHALL target the user-scope Cursor installation for refresh',
    form: 'WHEN + AND + THEN (a)',
    read: [['ubiquitous', 'update | shall | target the user-scope Cursor installation for refresh']],
  },
  {
    row: 79,
    text: '- **THEN** update SHALL target the project-scope Cursor installation for refresh',
    form: 'WHEN + AND + THEN (b)',
    read: [['ubiquitous', 'update | shall | target the project-scope Cursor installation for refresh']],
  },
  {
    row: 80,
    text: 'While not water level 1 is reached, when the go button is pressed the pump controller shall open tap 0.',
    form: 'Complex, lower case, inverted negation, no comma before subject',
    read: [
      [
        'complex',
        'while: not water level 1 is reached',
        'when: the go button is pressed',
        'pump controller | shall | open tap 0',
        '! no-comma: when the go button is pressed',
      ],
    ],
  },
  {
    row: 81,
    text: 'While not water level 2 is reached, when water level 1 is reached the pump controller shall open tap 1 until the stop button is pressed.',
    form: 'Complex + until',
    read: [
      [
        'complex',
        'while: not water level 2 is reached',
        'when: water level 1 is reached',
        'trailing until: the stop button is pressed',
        'pump controller | shall | open tap 1',
        '! no-comma: when water level 1 is reached',
      ],
    ],
  },
  {
    row: 82,
    text: 'When the stop button is pressed occurs, the pump controller shall close tap 0.',
    form: 'Event, doubled verb (“pressed occurs”)',
    // The doubled verb stays in the text; taking `occurs` away is for the reading as logic.
    read: [
      ['event-driven', 'when: the stop button is pressed occurs', 'pump controller | shall | close tap 0'],
    ],
  },
  {
    row: 83,
    text: 'The autopilot shall change states from TRANSITION to STANDBY when the pilot is in control (standby).',
    form: 'Ubiquitous + trailing when + state pair',
    // A condition after the response is no form of EARS, so there is no pattern, as the page has always said; it is read as a guard all the same. `from … to` is for the reading as logic.
    read: [
      [
        'no pattern',
        'trailing when: the pilot is in control (standby)',
        'autopilot | shall | change states from TRANSITION to STANDBY',
        '! trailing-condition: when the pilot is in control (standby)',
      ],
    ],
  },
  {
    row: 84,
    text: 'If a rule is written as loose prose instead of a pattern, then the linter shall report the rule before the change is merged.',
    form: 'Unwanted, lower case',
    // Disagreement: none, but `before …` becomes a clause.
    read: [
      [
        'unwanted behaviour',
        'if: a rule is written as loose prose instead of a pattern',
        'trailing before: the change is merged',
        'linter | shall | report the rule',
      ],
    ],
  },
  {
    row: 85,
    text: 'While a record holds `accepted` status, its binding sentences shall stay in the pattern.',
    form: 'State, possessive subject',
    // `its` names nobody, so it is a subject that is no system.
    read: [
      [
        'state-driven',
        'while: a record holds `accepted` status',
        'its binding sentences | shall | stay in the pattern',
        '! subject-not-system: its binding sentences',
      ],
    ],
  },
  {
    row: 86,
    text: '门铃 SHALL 在访客按下按钮时响起。灯 MUST 亮起。',
    form: 'Non-English body, English modal',
    // Two sentences, and neither is analysed.
    read: [
      [
        'no pattern, opaque: language',
        '门铃 | shall | 在访客按下按钮时响起',
        '! other-language: 门铃 SHALL 在访客按下按钮时响起。',
      ],
      ['no pattern, opaque: language', '灯 | must | 亮起', '! other-language: 灯 MUST 亮起。'],
    ],
  },
  {
    row: 87,
    text: 'WHERE the user is at the gate, the system shall dim the lamp (valid state-driven).',
    form: 'WHERE as state',
    read: [
      [
        'optional feature',
        'where: the user is at the gate',
        'system | shall | dim the lamp (valid state-driven)',
        '! where-not-feature: WHERE the user is at the gate',
      ],
    ],
  },
  {
    row: 88,
    text: 'WHEN the lamp is lit but the door will open (wrong modal verb).',
    form: 'no comma, wrong modal',
    // As asked, with the missing comma.
    read: [
      [
        'no pattern',
        'when: the lamp is lit',
        'door | will | open (wrong modal verb)',
        '! wrong-modal: will',
        '! no-comma: WHEN the lamp is lit',
      ],
    ],
  },
  {
    row: 89,
    text: 'The system should close the door (uses "should" instead of "shall").',
    form: 'weak modal',
    read: [
      [
        'ubiquitous',
        'system | should (advisory) | close the door (uses "should" instead of "shall")',
        '! weak-modal: should',
      ],
    ],
  },
];
