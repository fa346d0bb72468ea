import { placeCommands } from '#evidence';
import { type Capability, type CheckedModel, type Claim, type SourceFile, sourceFile } from '#model';
import { readModelText } from '#openspec';
import { byPath } from './by-path.ts';
import type { AssessInput } from './input.ts';

/** Runs the commands of every capability's model and says which claims each bears on. */
export async function checkModels(
  { files, modelChecker, onStage }: AssessInput,
  specs: {
    readonly capabilities: readonly Capability[];
    readonly claims: readonly Claim[];
    readonly specFiles: readonly SourceFile[];
  },
): Promise<{ readonly models: readonly CheckedModel[]; readonly opened: readonly SourceFile[] }> {
  if (modelChecker === undefined) return { models: [], opened: [] };
  const known = byPath(specs.specFiles);
  const opened: SourceFile[] = [];
  const open = (path: string) => {
    const result = files.read(path);
    if (result.kind !== 'text') return undefined;
    opened.push(result.file);
    return result.file;
  };
  const texts = specs.capabilities.flatMap((capability) => {
    const file = known.get(capability.path);
    const fences = capability.models.flatMap(({ language, fence }) => (language === 'alloy' ? fence : []));
    return file === undefined || fences.length === 0
      ? []
      : [{ capability, file, text: readModelText(file, open, fences) }];
  });
  if (texts.length === 0) return { models: [], opened };
  onStage?.('checking models');
  const reports = await modelChecker.check(
    texts.map(({ text }) => text),
    (progress) => onStage?.('checking models', progress),
  );
  const reported = texts.flatMap(({ capability, file, text }, index) => {
    const report = reports[index];
    return report === undefined
      ? []
      : [{ capability, file, model: sourceFile(text.path, text.text), report }];
  });
  return { models: placeCommands(reported, specs.claims), opened };
}
