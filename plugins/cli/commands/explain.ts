import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { closest } from 'fastest-levenshtein';
import picocolors from 'picocolors';
import { EXIT, type Result, usageFailure } from '../exit-status.ts';
import { packageFile } from '../package-file.ts';
import type { Terminal } from '../terminal.ts';

/** Adds `casebook explain`. */
export function addExplain(
  program: Command,
  terminal: Terminal,
  finish: (result: Result<number>) => void,
): void {
  program
    .command('explain')
    .summary('say what a rule finds and how to mend it')
    .description('Prints the page of a rule. Without a code, lists every rule.')
    .argument('[code]', 'code of a rule, as reports show it: area/problem')
    .addHelpText(
      'after',
      `
Examples:
  casebook explain
  casebook explain traceability/missing-target`,
    )
    .action(async (code: string | undefined) => finish(await explain(code, terminal)));
}

async function explain(code: string | undefined, terminal: Terminal): Promise<Result<number>> {
  const { RULES, usualSeverity } = await import('#rules');
  const colours = picocolors.createColors(terminal.colour);
  if (code === undefined) {
    const width = Math.max(...RULES.map((rule) => rule.code.length));
    await terminal.out(
      `${RULES.map((rule) => `${colours.bold(rule.code.padEnd(width))}  ${usualSeverity(rule).padEnd(7)}  ${rule.title}`).join('\n')}\n`,
    );
    return { ok: true, value: EXIT.clean };
  }
  const rule = RULES.find((one) => one.code === code);
  if (rule === undefined) {
    const nearest = closest(
      code,
      RULES.map((one) => one.code),
    );
    return usageFailure(
      `There is no rule \`${code}\``,
      `Did you mean \`${nearest}\`? \`casebook explain\` lists every rule.`,
    );
  }
  const page = readFileSync(packageFile(`src/content/docs/rules/${rule.code}.md`), 'utf8');
  const heading = `${colours.bold(rule.code)} (${usualSeverity(rule)})  ${rule.title}`;
  await terminal.out(`${heading}\n\n${pageText(page, colours.bold)}\n`);
  return { ok: true, value: EXIT.clean };
}

/** The page without its front matter: headings stand out by `bold` instead of `#`, examples by their indentation. */
function pageText(page: string, bold: (text: string) => string): string {
  let fence: string | undefined;
  return page
    .replace(/^---\n[\s\S]*?\n---\n+/, '')
    .split('\n')
    .map((line) => {
      const mark = /^`{3,}/.exec(line)?.[0];
      if (fence !== undefined) {
        if (line !== fence) return line === '' ? '' : `    ${line}`;
        fence = undefined;
        return '';
      }
      if (mark !== undefined) {
        fence = mark;
        return `  ${/path=(.*)$/.exec(line)?.[1] ?? ''}\n`;
      }
      const heading = /^#{1,6} (.*)$/.exec(line)?.[1];
      return heading === undefined
        ? line.replace(/\[([^\]]*)\]\(\/rules\/([^)]*?)\/?\)/g, '$2')
        : bold(heading);
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
}
