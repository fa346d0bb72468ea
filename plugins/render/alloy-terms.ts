/** One entry of the glossary of Alloy 6; `help` and `example` are one plain sentence each, with code in back-ticks. */
export interface NotationTerm {
  readonly id: string;
  readonly term: string;
  readonly help: string;
  readonly example: string;
}

type Row = readonly [id: string, term: string, help: string, example: string];

const DECLARE: readonly Row[] = [
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

const MULTIPLY: readonly Row[] = [
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

const QUANTIFY: readonly Row[] = [
  [
    'all-each',
    'all … |',
    'The statement after the bar is true for every choice.',
    '`all b : Box | some b.lid`: every box has a lid.',
  ],
  [
    'some-each',
    'some … |',
    'The statement after the bar is true for at least one choice.',
    '`some b : Box | no b.lid`: there is a box without a lid.',
  ],
  [
    'no-each',
    'no … |',
    'The statement after the bar is true for no choice.',
    '`no b : Box | b in b.holds`: no box holds itself.',
  ],
  [
    'one-each',
    'one … |',
    'The statement after the bar is true for exactly one choice.',
    '`one b : Box | b.open`: exactly one box is open.',
  ],
  [
    'lone-each',
    'lone … |',
    'The statement after the bar is true for one choice at most.',
    '`lone b : Box | b.open`: at most one box is open.',
  ],
  [
    'sum-each',
    'sum',
    'Adds up numbers: over every choice before a bar, or those of a set.',
    '`sum b : Box | b.weight`: the weight of all boxes together.',
  ],
  ['some-test', 'some', 'The set is not empty.', '`some b.lid`: `b` has a lid.'],
  ['no-test', 'no', 'The set is empty.', '`no b.lid`: `b` has no lid.'],
  ['one-test', 'one', 'The set has exactly one member.', '`one b.lid`: `b` has exactly one lid.'],
  ['lone-test', 'lone', 'The set has one member or none.', '`lone b.lid`: `b` has no more than one lid.'],
  [
    'bar',
    '|',
    'Read “such that” or “it is true that”: names stand before it, what is said about them after it.',
    '`all b : Box | some b.lid`: for all boxes it is true that they have a lid.',
  ],
  [
    'comprehension',
    '{ x : S | … }',
    'The set of those for which the statement after the bar is true.',
    '`{ b : Box | no b.lid }`: the boxes without a lid.',
  ],
];

const RELATE: readonly Row[] = [
  [
    'join',
    '.',
    'Follows a relation: from what stands left, to what it is related to.',
    '`a.r`: the things that `a` is related to by `r`.',
  ],
  [
    'box',
    '[ ]',
    'Follows a relation like the dot with the sides swapped, or gives a predicate or function its arguments.',
    '`r[a]`: the same as `a.r`; `open[b]`: `open` said about `b`.',
  ],
  [
    'product',
    '->',
    'Pairs each member of the left with each of the right; in a declaration, a relation between the two.',
    '`a -> b`: the pair that relates `a` to `b`.',
  ],
  ['transpose', '~', 'The relation read backwards.', '`~parent`: from each parent to the children.'],
  [
    'closure',
    '^',
    'Follows the relation once or more often.',
    '`x.^parent`: the parents of `x`, their parents, and so on.',
  ],
  [
    'reflexive-closure',
    '*',
    'Follows the relation any number of times, zero included.',
    '`x.*parent`: `x` itself and all its ancestors.',
  ],
  [
    'union',
    '+',
    'Everything that is in the left or in the right.',
    '`Red + Green`: the reds and the greens together.',
  ],
  ['intersection', '&', 'Everything that is in both.', '`Red & Fragile`: what is red and fragile at once.'],
  [
    'difference',
    '-',
    'Everything of the left that is not in the right.',
    '`Box - Fragile`: the boxes that are not fragile.',
  ],
  [
    'override',
    '++',
    'The left relation, but with the pairs of the right wherever both start at the same thing.',
    '`lid ++ b -> l`: as `lid`, but `b` now has `l`.',
  ],
  [
    'domain',
    '<:',
    'Keeps the pairs that start in the set on the left.',
    '`Red <: lid`: who has which lid, among the reds only.',
  ],
  [
    'range',
    ':>',
    'Keeps the pairs that end in the set on the right.',
    '`lid :> Gold`: who has which lid, gold lids only.',
  ],
  ['count', '#', 'How many members the set has.', '`#b.holds > 2`: `b` holds more than two things.'],
  ['univ', 'univ', 'The set of everything there is.', '`some univ`: there is something.'],
  [
    'iden',
    'iden',
    'Relates each thing to itself and to nothing else.',
    '`no iden & r`: `r` relates nothing to itself.',
  ],
  ['none', 'none', 'The empty set.', '`b.lid = none`: `b` has no lid.'],
  [
    'this',
    'this',
    'The member of the set that a relation or statement inside its `sig` is about.',
    '`this not in holds`: it does not hold itself.',
  ],
  [
    'at',
    '@',
    'The relation as a whole, without the `this.` that would stand before it inside a `sig`.',
    '`@lid`: who has which lid, for all boxes.',
  ],
];

const STATE: readonly Row[] = [
  [
    'in',
    'in',
    'Every member of the left is a member of the right.',
    '`a in b`: `a` is a part of `b`, or one of its members.',
  ],
  [
    'not-in',
    'not in',
    'Some member of the left is no member of the right.',
    '`b not in Fragile`: `b` is not fragile.',
  ],
  ['equal', '=', 'Both sides have the same members.', '`b.lid = l`: the lid of `b` is `l` and nothing else.'],
  [
    'not-equal',
    '!=',
    'One side has a member that the other has not.',
    '`a != b`: `a` and `b` are not the same.',
  ],
  ['less', '<', 'The left number is smaller.', '`#a < 3`: `a` has fewer than three members.'],
  ['greater', '>', 'The left number is larger.', '`#a > 3`: `a` has more than three members.'],
  ['at-most', '=<', 'The left number is smaller or equal.', '`#a =< 3`: `a` has at most three members.'],
  ['at-least', '>=', 'The left number is larger or equal.', '`#a >= 3`: `a` has at least three members.'],
  ['not', 'not !', 'The statement is false.', '`not open[b]`: `b` is not open.'],
  [
    'and',
    'and &&',
    'Both statements are true; statements on lines of their own between braces are joined by it too.',
    '`a and b`: `a` is true and so is `b`.',
  ],
  ['or', 'or ||', 'At least one of the statements is true.', '`a or b`: `a` is true, or `b`, or both.'],
  [
    'implies',
    'implies =>',
    'Wherever the left is true, the right is too; where the left is false, nothing is said.',
    '`open[b] => no b.lid`: if `b` is open, it has no lid.',
  ],
  [
    'else',
    'else',
    'What is true, or the value that counts, where the condition before `implies` is false.',
    '`a => b else c`: `b` if `a`, otherwise `c`.',
  ],
  [
    'iff',
    'iff <=>',
    'Both statements are true or both are false.',
    '`open[b] iff no b.lid`: `b` is open exactly when it has no lid.',
  ],
  [
    'Int-sig',
    'Int',
    'The set of whole numbers within the bounds of the command.',
    '`weight : Int`: each has a number as weight.',
  ],
  [
    'int',
    'int',
    'A number as a value to compute with; after `for`, how many bits numbers have.',
    '`for 3 but 5 int`: numbers from -16 to 15.',
  ],
  [
    'String',
    'String',
    'The set of the texts that are written in the model.',
    '`name : String`: each has a text as name.',
  ],
  [
    'shift',
    '<< >> >>>',
    'Moves the bits of a number to the left or to the right.',
    '`x << 1`: `x` twice, unless it becomes too large.',
  ],
];

const TIME: readonly Row[] = [
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

const COMMAND: readonly Row[] = [
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

/** A group of the glossary. */
export interface TermSection {
  readonly id: string;
  readonly title: string;
  readonly intro: string;
  readonly terms: readonly NotationTerm[];
}

const section = (id: string, title: string, intro: string, rows: readonly Row[]): TermSection => ({
  id,
  title,
  intro,
  terms: rows.map(([termId, term, help, example]) => ({ id: `alloy-${termId}`, term, help, example })),
});

/**
 * The notation of Alloy 6, one entry per meaning: a word that means different things in different places, as `some`
 * does, has several.
 */
export const ALLOY_SECTIONS: readonly TermSection[] = [
  section(
    'alloy-declare',
    'Alloy: naming things',
    'A model names sets of things, relations between them, and statements about them.',
    DECLARE,
  ),
  section(
    'alloy-how-many',
    'Alloy: how many',
    'A word before a set says how many of its members are meant.',
    MULTIPLY,
  ),
  section(
    'alloy-for-whom',
    'Alloy: for whom a statement is true',
    'Statements are about all, some or no members of a set.',
    QUANTIFY,
  ),
  section(
    'alloy-relations',
    'Alloy: sets and relations',
    'Everything in Alloy is a set or a relation; a single thing is a set with one member.',
    RELATE,
  ),
  section('alloy-statements', 'Alloy: statements', 'A statement is true or false of a situation.', STATE),
  section(
    'alloy-time',
    'Alloy: time',
    'A situation with `var` is a sequence of states; these words look ahead and back in it.',
    TIME,
  ),
  section(
    'alloy-commands',
    'Alloy: commands',
    'A command has the tool search all situations up to a size; what it does not find may still exist beyond it.',
    COMMAND,
  ),
];
