import { type Aside, type Goal, indexCase, type Solution, type Strategy, systemGoal } from '#dependability';
import type { Assessment } from '#model';
import { visibleText } from './visible-text.ts';

/**
 * The argument of the dependability case in Goal Structuring Notation, as YAML in the form that gsn2x reads: an element for
 * each goal, strategy, solution, context, assumption and justification, and counter-evidence as `CSn…` with `challenges`.
 * Besides what gsn2x draws, goals carry `verdict` and `why`, which it shows on request (`--layers verdict`).
 * Ensures: valid YAML 1.2 whatever authors write; one element stands on its own, so that lines of a diff are elements.
 * Source: gsn2x, "Syntax in YAML" and "Dialectic Extension"; GSN Community Standard, version 3.
 */
export function formatGsn(assessment: Assessment): string {
  const lines: string[] = [
    '# The dependability case in Goal Structuring Notation (GSN), in the form of gsn2x.',
  ];
  writeGoal(lines, systemGoal(indexCase(assessment), 'evidence'));
  return `${lines.join('\n')}\n`;
}

function writeGoal(lines: string[], goal: Goal): void {
  const { id, text, status, why, subject, support, context, challenges, undeveloped } = goal;
  lines.push(`${id}:`, `  text: ${scalar(text)}`);
  if (subject.kind === 'claim' && subject.claim.tag !== undefined && isPlain(subject.claim.tag))
    lines.push(`  url: ${scalar(`t/${subject.claim.tag}/`)}`);
  writeReferences(lines, support, context);
  if (undeveloped) lines.push('  undeveloped: true');
  if (challenges.length > 0) lines.push('  defeated: true');
  lines.push(`  verdict: ${scalar(status)}`);
  if (why !== '') lines.push(`  why: ${scalar(why)}`);
  for (const aside of context) writeAside(lines, aside);
  for (const solution of challenges) writeSolution(lines, solution, id);
  writeSupport(lines, support);
}

function writeStrategy(lines: string[], { id, text, support, context }: Strategy): void {
  lines.push(`${id}:`, `  text: ${scalar(text)}`);
  writeReferences(lines, support, context);
  for (const aside of context) writeAside(lines, aside);
  writeSupport(lines, support);
}

function writeSupport(lines: string[], support: readonly (Goal | Strategy | Solution)[]): void {
  for (const element of support) {
    switch (element.kind) {
      case 'goal':
        writeGoal(lines, element);
        break;
      case 'strategy':
        writeStrategy(lines, element);
        break;
      case 'solution':
        writeSolution(lines, element);
        break;
    }
  }
}

function writeSolution(lines: string[], { id, text, shortfall }: Solution, challenged?: string): void {
  const whole =
    challenged === undefined || shortfall === '' || text.includes(shortfall) ? text : `${text}. ${shortfall}`;
  lines.push(`${id}:`, `  text: ${scalar(whole)}`);
  if (challenged !== undefined) lines.push(`  challenges: ${challenged}`);
}

function writeAside(lines: string[], { id, text }: Aside): void {
  lines.push(`${id}:`, `  text: ${scalar(text)}`);
}

function writeReferences(
  lines: string[],
  support: readonly { readonly id: string }[],
  context: readonly { readonly id: string }[],
): void {
  const ids = (elements: readonly { readonly id: string }[]) => elements.map(({ id }) => id).join(', ');
  if (support.length > 0) lines.push(`  supportedBy: [${ids(support)}]`);
  if (context.length > 0) lines.push(`  inContextOf: [${ids(context)}]`);
}

/** A tag whose page `t/<tag>/` surely exists. */
function isPlain(tag: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(tag);
}

/** A double-quoted scalar on one line; what YAML does not let stand in one is shown as a replacement character. */
function scalar(text: string): string {
  return JSON.stringify(
    visibleText(text.replace(/\s+/g, ' ').trim().toWellFormed()).replace(/[\ufffe\uffff]/g, '\ufffd'),
  );
}
