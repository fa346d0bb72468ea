import type { Capability, Claim, Fence, Model, Requirement, Scenario, SourceFile } from '#model';
import type { Block } from './block.ts';
import { formalLanguage } from './fences.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A claim before it has its address, with what its address and its history are made from. */
export interface ClaimDraft {
  readonly claim: Mutable<Requirement> | Mutable<Scenario>;
  readonly capability: string;
  readonly requirement?: ClaimDraft;
  /** The name that deltas match: the heading without `Requirement:`, trimmed, tag included. */
  readonly name: string;
  /** The claim's own words, by which claims of equal title are told apart. */
  readonly words: string;
}

/** A capability before its claims have addresses. */
export interface CapabilityDraft {
  readonly file: SourceFile;
  readonly capability: Omit<Capability, 'models'>;
  readonly claims: readonly ClaimDraft[];
  readonly fences: readonly { readonly fence: Fence; readonly claim?: ClaimDraft }[];
  readonly blocks: readonly Block[];
}

/** Makes the capability once every claim has its address. */
export function toCapability(draft: CapabilityDraft): Capability {
  const models = draft.fences.flatMap(({ fence, claim }): Model[] => {
    const language = formalLanguage(fence.language);
    if (language === undefined) return [];
    return [claim === undefined ? { language, fence } : { language, fence, claim: claim.claim.address }];
  });
  return { ...draft.capability, models };
}

/** The claims of a capability in the author's order, once every claim has its address. */
export function toClaims(draft: CapabilityDraft): Claim[] {
  return draft.claims.map(({ claim, capability, requirement }) => ({
    address: claim.address,
    ...(claim.tag === undefined ? {} : { tag: claim.tag }),
    kind: claim.kind,
    capability,
    title: claim.title,
    span: claim.headingSpan,
    strength: claim.strength,
    ...(requirement === undefined ? {} : { requirement: requirement.claim.address }),
  }));
}
