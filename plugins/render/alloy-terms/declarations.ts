import type { Row } from './row.ts';

/** Modules, signatures, fields, facts and what else a paragraph declares. */
export const DECLARE: readonly Row[] = [
  [
    'module',
    'module',
    'Gives this model a name, so that other models can open it.',
    '`module Box`: this text is the model called `Box`.',
  ],
  [
    'open',
    'open',
    'Brings in the names of another model.',
    '`open util/ordering[Time]`: the things of `Time` now have a first, a next and a last.',
  ],
  [
    'as',
    'as',
    'Gives an opened model a short name.',
    '`open util/ordering[Time] as t`: its names are written `t/next`, `t/first`.',
  ],
  [
    'sig',
    'sig',
    'Declares a set of things; the names between its braces are relations from each thing of the set to others.',
    '`sig Box { lid : Lid }`: there are boxes, and each is related to one lid by `lid`.',
  ],
  [
    'abstract',
    'abstract',
    'The set holds nothing but what the sets that extend it hold.',
    '`abstract sig Colour {}`: there is no colour beside `Red`, `Green` and the others that extend it.',
  ],
  [
    'extends',
    'extends',
    'The new set is a part of the named one and shares nothing with the other sets that extend it.',
    '`sig Red extends Colour {}`: each red is a colour, and nothing is both red and green.',
  ],
  [
    'sig-in',
    'sig … in',
    'The new set is a part of the named one and may overlap with other parts.',
    '`sig Fragile in Box {}`: some boxes may be fragile, and they may be anything else too.',
  ],
  ['one-sig', 'one sig', 'The set has exactly one member.', '`one sig Door {}`: there is one door.'],
  [
    'lone-sig',
    'lone sig',
    'The set has one member or none.',
    '`lone sig Spare {}`: there is a spare or there is none.',
  ],
  [
    'some-sig',
    'some sig',
    'The set has at least one member.',
    '`some sig Key {}`: there is a key, perhaps many.',
  ],
  [
    'enum',
    'enum',
    'Declares a set by listing its members, which then have this order.',
    '`enum Light { Red, Green }`: a light is red or green and nothing else.',
  ],
  [
    'var',
    'var',
    'What this set or relation holds may change from one state to the next.',
    '`var lid : Lid`: a box may change its lid.',
  ],
  [
    'private',
    'private',
    'The name cannot be used from other models.',
    '`private sig Key {}`: only this model may mention `Key`.',
  ],
  [
    'fact',
    'fact',
    'A statement that is assumed: nothing that breaks it is ever looked at.',
    '`fact { no Box.inside & Box }`: no box is inside a box, by assumption.',
  ],
  [
    'pred',
    'pred',
    'Names a statement, perhaps with parameters, so that it can be used in others; by itself it claims nothing.',
    '`pred open[b : Box] { no b.lid }`: `open[b]` says that `b` has no lid.',
  ],
  [
    'fun',
    'fun',
    'Names an expression, perhaps with parameters; its value is a set or relation.',
    '`fun contents[b : Box] : set Thing { b.holds }`: `contents[b]` are the things `b` holds.',
  ],
  [
    'assert',
    'assert',
    'Names a statement that should follow from the facts; `check` puts it to the test.',
    '`assert NoLoss { … }`: the author expects this always to hold.',
  ],
  [
    'let',
    'let',
    'Gives an expression a short name in what follows.',
    '`let b = x.box | some b`: wherever `b` stands, read `x.box`.',
  ],
  [
    'disj',
    'disj',
    'The things named are all different.',
    '`all disj a, b : Box | …`: for every two different boxes.',
  ],
];

/** Multiplicities. */
export const MULTIPLY: readonly Row[] = [
  ['one-mult', 'one', 'Exactly one.', '`lid : one Lid`: each has exactly one lid.'],
  ['lone-mult', 'lone', 'One or none.', '`lid : lone Lid`: each has one lid or no lid.'],
  ['some-mult', 'some', 'One or more.', '`keys : some Key`: each has at least one key.'],
  ['set-mult', 'set', 'Any number, none included.', '`holds : set Thing`: each holds any number of things.'],
  [
    'seq',
    'seq',
    'A sequence: members in an order, counted from 0, where one may occur twice.',
    '`steps : seq Step`: `steps[0]` is the first step.',
  ],
  ['colon', ':', 'What stands left of it is taken from what stands right of it.', '`b : Box`: `b` is a box.'],
];
