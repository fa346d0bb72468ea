import type { Row } from './row.ts';

/** Sentences 69 to 89. Passive and weak words, steps, other languages, malformed sentences. */
export const IRREGULAR: readonly Row[] = [
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
