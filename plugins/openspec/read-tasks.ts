import type { SourceFile, Task } from '#model';
import { lineSpan } from '#model';
import { readBlocks } from './read-blocks.ts';
import { readBudget } from './read-budget.ts';

const BOX = /^[\s>]*(?:[-*+]|\d+[.)])\s*\[([ \txX])\]\s*(.*)$/;

/** Reads the boxes of a task list, at any depth; a box in a fence is an example and counts for nothing. */
export function readTasks(file: SourceFile): Task[] {
  const fences = readBlocks(file, readBudget()).filter((block) => block.kind === 'fence');
  const tasks: Task[] = [];
  let next = 0;
  for (const [index, start] of file.lineStarts.entries()) {
    while ((fences[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    if ((fences[next]?.start ?? Number.POSITIVE_INFINITY) <= start) continue;
    const span = lineSpan(file, index + 1);
    const box = BOX.exec(file.text.slice(span.start, span.end));
    if (box !== null) tasks.push({ text: (box[2] ?? '').trimEnd(), done: /x/i.test(box[1] ?? ''), span });
  }
  return tasks;
}
