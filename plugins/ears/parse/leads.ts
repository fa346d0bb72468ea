import type { EarsClause, EarsResponse, ParsedSentence, SentenceProblem } from '#model';
import type { TextBlock } from './blocks.ts';
import { patternOfClauses } from './named-pattern.ts';
import type { ReadForm } from './parse-sentence.ts';

/** Words that lead a list in, or conditions that hold for the rest of a paragraph. */
interface Lead {
  readonly indent: number;
  readonly text: string;
  readonly clauses: readonly EarsClause[];
  /** The response that the items complete. */
  readonly response?: EarsResponse;
  /** Whom it names without binding them. */
  readonly names?: string;
  /** It ends in a colon. */
  readonly colon: boolean;
  /** Its place among the sentences, where it is one. */
  readonly index?: number;
  /** `one of the following:`: no item binds alone. */
  readonly choice: boolean;
}

const CHOICE = /\b(?:one|any|either|some|none|neither|at least|at most|whichever) of\b|\beither\b/i;

interface Entry {
  sentence: ParsedSentence;
  readonly lead?: string;
}

/** Collects the sentences of one claim in order, and gives items of a list what their lead says for them. */
export class LeadStack {
  readonly #entries: Entry[] = [];
  #leads: Lead[] = [];
  readonly #answered = new Set<number>();
  /** Of the paragraph that is being read: the conditions of its last sentence. */
  #before: string | undefined;

  /** A paragraph or list item begins. */
  enter({ indent, item }: TextBlock): void {
    this.#before = undefined;
    this.#leads = this.#leads.filter((lead) =>
      item ? lead.indent < indent : lead.indent >= 0 && lead.indent < indent,
    );
    if (item) this.answer();
  }

  /** What is open has something that follows it: a list, a table, code. */
  answer(): void {
    for (const { index } of this.#leads) if (index !== undefined) this.#answered.add(index);
  }

  /** Nothing that follows belongs to a lead any more. */
  close(): void {
    this.#leads = [];
    this.#before = undefined;
  }

  /** Adds one sentence of the block that was entered. */
  add(form: ReadForm, indent: number, item: boolean): void {
    // The second sentence of an item stands under the same words as its first.
    const lead = this.#leads.filter((one) => !item || one.indent < indent).at(-1);
    const led = lead === undefined ? undefined : underLead(form, lead);
    const { sentence } = form;
    const isListed = led !== undefined || form.normative;
    const context = this.#leads.length > 0 ? this.#leads.map(({ text }) => text).join(' ') : this.#before;
    const written = led ?? sentence;
    const index = isListed ? this.#entries.length : undefined;
    if (isListed)
      this.#entries.push({
        sentence: written,
        ...(context === undefined || (lead === undefined && sentence.clauses.length > 0)
          ? {}
          : { lead: context }),
      });
    if (sentence.clauses.some(({ trailing }) => !trailing)) this.#before = sentence.text;
    if (form.colon || item) {
      this.#leads = this.#leads.filter((one) => one.indent < (item ? indent : -1));
      this.#leads.push({
        indent: item ? indent : -1,
        text: sentence.text,
        clauses: form.colon ? written.clauses : [],
        ...(form.colon && written.responses.length === 1 && written.responses[0] !== undefined
          ? { response: written.responses[0] }
          : {}),
        ...(form.names === undefined ? {} : { names: form.names }),
        colon: form.colon,
        ...(form.colon && index !== undefined ? { index } : {}),
        choice: CHOICE.test(sentence.text),
      });
    }
  }

  /** Adds a sentence that stands under no lead. */
  push(sentence: ParsedSentence): void {
    this.#entries.push({ sentence });
  }

  /** The sentences in order; a lead that nothing follows is told so. */
  placed(): readonly Entry[] {
    return this.#entries.map((entry, index): Entry => {
      const { sentence } = entry;
      if (sentence.opaque !== 'lead' || this.#answered.has(index)) return entry;
      const problem: SentenceProblem = {
        kind: 'lead-without-items',
        span: sentence.span,
        detail: 'ends in a colon, and no list follows',
      };
      return { ...entry, sentence: { ...sentence, problems: [...sentence.problems, problem] } };
    });
  }
}

/** `SHALL ring if any guest brings:`, `when all of the following hold:`: the items go on with the condition. */
const GOES_ON =
  /\b(?:following|these|of|either|any|is|are|has|have|holds?|contains?|includes?|introduces?|brings?|detects?|finds?|meets?|matches?|satisfy|satisfies)(?: (?:conditions?|cases?|things?|holds?|is true|are true|applies|apply|occurs?|happens?))?$/i;

/** An item with what its lead says for it; undefined where the lead says nothing that it needs. */
function underLead(form: ReadForm, lead: Lead): ParsedSentence | undefined {
  const { sentence } = form;
  if (!lead.colon) return undefined;
  if (lead.response === undefined && lead.clauses.length === 0 && lead.names === undefined) return undefined;
  const clauses = [...lead.clauses, ...sentence.clauses];
  if (sentence.responses.length > 0) {
    if (!form.normative) return undefined;
    const system = lead.response?.system ?? lead.names;
    const needs = system !== undefined && sentence.responses[0]?.system === undefined;
    const responses = needs
      ? sentence.responses.map((one) => (one.system === undefined ? { ...one, system } : one))
      : sentence.responses;
    const problems = needs
      ? sentence.problems.filter(({ kind }) => kind !== 'missing-subject')
      : sentence.problems;
    return finish({ ...sentence, clauses, responses, problems }, lead);
  }
  if (lead.response === undefined) return undefined;
  const { systemSpan: _own, modalSpan: _modal, ...taken } = lead.response;
  const open = lead.clauses.at(-1);
  if (open?.trailing === true && GOES_ON.test(open.text)) {
    // Whether one of the items is enough, nobody can say for certain.
    const whole = { ...open, text: `${open.text} ${bare(sentence.text)}` };
    const opaque = sentence.opaque === 'no-response' ? undefined : sentence.opaque;
    return finish(
      {
        ...sentence,
        clauses: [...lead.clauses.slice(0, -1), whole],
        responses: [taken],
        problems: [],
        opaque: opaque ?? 'ambiguous-scope',
      },
      lead,
    );
  }
  const text =
    lead.response.text === '' ? bare(sentence.text) : `${lead.response.text} ${bare(sentence.text)}`;
  const { opaque, ...rest } = sentence;
  const kept = opaque === undefined || opaque === 'no-response' ? {} : { opaque };
  const problems = sentence.problems.filter(({ kind }) => kind !== 'missing-modal' && kind !== 'wrong-modal');
  return finish(
    { ...rest, ...kept, clauses, responses: [{ ...taken, text, span: sentence.span }], problems },
    lead,
  );
}

function finish(sentence: ParsedSentence, lead: Lead): ParsedSentence {
  const { pattern: _pattern, ...rest } = sentence;
  const pattern =
    sentence.responses[0]?.system === undefined ? undefined : patternOfClauses(sentence.clauses);
  return {
    ...rest,
    ...(pattern === undefined ? {} : { pattern }),
    ...(lead.choice && sentence.opaque === undefined ? { opaque: 'quantifier' as const } : {}),
  };
}

function bare(text: string): string {
  return text.replace(/[\s.;,:]+$/, '').replace(/\*\*|__/g, '');
}
