import type {
  Address,
  Capability,
  EarsSentence,
  ParsedSentence,
  Part,
  Requirement,
  Scenario,
  SourceFile,
} from '#model';
import { blocksIn } from './blocks.ts';
import { LeadStack } from './leads.ts';
import { parseSentences } from './parse-sentence.ts';
import { parseSteps } from './parse-steps.ts';

/**
 * Reads every normative sentence and every scenario with steps of a capability; `conditions` are empty yet.
 * Ensures: spans lie in the file and in their sentence, or in the words that lead its list in; the order is the author's;
 * never throws, on any text.
 * @param fileOf the file of a span; a merged capability has spans in several
 */
export function readSentences(
  capability: Capability,
  fileOf: (path: string) => SourceFile | undefined,
): readonly EarsSentence[] {
  return capability.body.flatMap((item) => {
    if (item.kind === 'requirement') return ofClaim(item, capability.id, fileOf, undefined);
    return item.kind === 'scenario' ? ofClaim(item, capability.id, fileOf, undefined) : [];
  });
}

/** What is known of one sentence before it has its place. */
interface Placed {
  readonly sentence: ParsedSentence;
  readonly lead?: string;
}

function ofClaim(
  claim: Requirement | Scenario,
  capability: string,
  fileOf: (path: string) => SourceFile | undefined,
  requirement: Address | undefined,
): readonly EarsSentence[] {
  const file = fileOf(claim.headingSpan.path);
  if (file === undefined) return [];
  const body: readonly (Part | Scenario)[] = claim.body;
  const parts = body.filter((part): part is Part => part.kind !== 'scenario');
  const own = readParts(parts, file).map(({ sentence, lead }, index): EarsSentence => {
    const context =
      lead ?? (requirement !== undefined && sentence.clauses.length === 0 ? claim.title : undefined);
    return {
      ...sentence,
      id: index === 0 ? claim.address : `${claim.address}#${index + 1}`,
      claim: claim.address,
      capability,
      ...(requirement === undefined ? {} : { requirement }),
      ...(context === undefined ? {} : { lead: context }),
      conditions: [],
    };
  });
  const scenarios = claim.body.flatMap((part) =>
    part.kind === 'scenario' ? ofClaim(part, capability, fileOf, claim.address) : [],
  );
  return [...own, ...scenarios];
}

/** Reads the parts of one claim; a list may stand in another part than the words that lead it in. */
function readParts(parts: readonly Part[], file: SourceFile): readonly Placed[] {
  const leads = new LeadStack();
  let elsewhere = false;
  for (const part of parts) {
    switch (part.kind) {
      case 'sentence':
        readText(leads, file, part.span.start, part.span.end);
        break;
      case 'prose':
      case 'metadata':
        if (!elsewhere) readText(leads, file, part.span.start, part.span.end);
        break;
      case 'postcondition':
        leads.close();
        for (const form of parseSentences(file.path, file.text, part.textSpan.start, part.textSpan.end))
          leads.add(form, -1, false);
        break;
      case 'steps':
        leads.close();
        for (const sentence of parseSteps(file, part.steps)) leads.push(sentence);
        break;
      case 'fence':
        leads.answer();
        break;
      case 'heading':
        // What stands under a heading of its own is a note, unless it says of itself that it binds.
        elsewhere = true;
        leads.close();
        break;
      case 'evidence':
      case 'references':
      case 'comment':
      case 'placeholder':
      case 'front-matter':
        break;
    }
  }
  return leads.placed();
}

function readText(leads: LeadStack, file: SourceFile, start: number, end: number): void {
  for (const block of blocksIn(file.text, start, end)) {
    leads.enter(block);
    for (const form of parseSentences(file.path, file.text, block.start, block.end))
      leads.add(form, block.indent, block.item);
  }
  if (/^[ \t]*\|/m.test(file.text.slice(start, end))) leads.answer();
}
