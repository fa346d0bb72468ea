import type { BoundReport } from '#model';
import type { RunView } from './evidence-types.ts';
import { shortHash } from './evidence-words.ts';
import { commitHref } from './host-links.ts';
import type { SiteIndex } from './site-index.ts';

/** A report with what it was taken for. */
export function toRunView(
  { assessment }: SiteIndex,
  { report, binding }: BoundReport,
  number: number,
): RunView {
  const recorded = binding.kind === 'recorded' ? binding.run : undefined;
  const commit = binding.kind === 'commit' ? binding.commit : recorded?.commit;
  const takenAt = recorded?.takenAt ?? report.takenAt;
  const href = commit === undefined ? undefined : commitHref({ ...assessment.project, commit });
  return {
    number,
    tool: report.tool ?? report.format,
    path: report.path,
    binding: binding.kind,
    ...(commit === undefined ? {} : { commit: shortHash(commit) }),
    ...(href === undefined ? {} : { commitHref: href }),
    ...(recorded?.dirty ? { dirty: true as const } : {}),
    ...(takenAt === undefined ? {} : { takenAt }),
    ...(recorded?.command === undefined ? {} : { command: recorded.command.join(' ') }),
  };
}
