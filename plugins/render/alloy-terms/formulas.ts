import type { Row } from './row.ts';

/** Quantifiers. */
export const QUANTIFY: readonly Row[] = [
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

/** Sets and relations. */
export const RELATE: readonly Row[] = [
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

/** Comparisons and connectives. */
export const STATE: readonly Row[] = [
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
