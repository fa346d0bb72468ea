import {
  type Address,
  type Capability,
  type EvidenceTarget,
  type Link,
  type Part,
  type Requirement,
  type SourceFile,
  type Span,
  textOf,
} from '#model';
import { IN_SPEC_CONVENTION } from './conventions.ts';

/** A link of a spec into code, with the claim it stands under. */
export interface WrittenLink {
  readonly target: EvidenceTarget;
  readonly claim?: Address;
  readonly capability?: string;
  /** Absent when the line does not say; then the file decides. */
  readonly role?: Link['role'];
  readonly qualifier?: string;
  readonly convention?: string;
}

type Owner = Pick<WrittenLink, 'claim' | 'capability'>;

/**
 * Collects every evidence link of a capability in the author's order.
 * @param spec the text of the capability's file, to read the links in its comments; absent when these are not wanted
 */
export function evidenceTargets(
  capability: Capability,
  spec: SourceFile | undefined,
): readonly WrittenLink[] {
  const owner = { capability: capability.id };
  return capability.body.flatMap((item) => {
    switch (item.kind) {
      case 'requirement':
        return ofRequirement(item, spec);
      case 'scenario':
        return item.body.flatMap((part) => ofPart(part, { claim: item.address }, owner, spec));
      default:
        return ofPart(item, owner, owner, spec);
    }
  });
}

/** A comment after the last scenario is about the requirement, as the tools that write it mean it. */
function ofRequirement(requirement: Requirement, spec: SourceFile | undefined): readonly WrittenLink[] {
  const owner = { claim: requirement.address };
  return requirement.body.flatMap((item) =>
    item.kind === 'scenario'
      ? item.body.flatMap((part) => ofPart(part, { claim: item.address }, owner, spec))
      : ofPart(item, owner, owner, spec),
  );
}

function ofPart(
  part: Part,
  owner: Owner,
  commentOwner: Owner,
  spec: SourceFile | undefined,
): readonly WrittenLink[] {
  if (part.kind === 'comment') return spec ? ofComment(spec, part.span, commentOwner) : [];
  if (part.kind !== 'evidence') return [];
  return part.lines.flatMap((line) =>
    line.targets.map(
      (target): WrittenLink => ({
        target,
        ...owner,
        ...(line.kind === 'other'
          ? {}
          : { role: line.kind === 'implementation' ? 'implements' : 'verifies' }),
        ...(line.qualifier === undefined ? {} : { qualifier: line.qualifier }),
      }),
    ),
  );
}

/**
 * Reads the lists of a comment `<!-- @trace source: … code: - path tests: - path -->`: entries below `code` implement, those
 * below `tests` verify.
 */
function ofComment(spec: SourceFile, comment: Span, owner: Owner): readonly WrittenLink[] {
  const text = textOf(spec, comment);
  if (!/^\s*(?:<!--)?\s*@trace\b/.test(text)) return [];
  const links: WrittenLink[] = [];
  let role: Link['role'] | undefined;
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const line = match[0];
    const list = /^[ \t]*(code|tests?)[ \t]*:(.*)$/.exec(line);
    if (list) role = list[1] === 'code' ? 'implements' : 'verifies';
    else if (/^[ \t]*\w[\w-]*[ \t]*:/.test(line)) role = undefined;
    const entry = list ? list[2] : /^[ \t]*[-*][ \t](.*)$/.exec(line)?.[1];
    const path = entry?.replace(/-->.*$/, '').trim();
    if (!role || !path) continue;
    const start = comment.start + match.index + line.indexOf(path, list ? line.indexOf(':') : 0);
    links.push(commentLink({ path: spec.path, start, end: start + path.length }, path, owner, role));
  }
  return links;
}

function commentLink(span: Span, path: string, owner: Owner, role: Link['role']): WrittenLink {
  const isUrl = /^[a-z][a-z\d+.-]+:/i.test(path);
  return {
    target: { text: path, href: path, ...(isUrl ? {} : { path: path.replace(/^\.?\//, '') }), span },
    ...owner,
    role,
    convention: IN_SPEC_CONVENTION,
  };
}
