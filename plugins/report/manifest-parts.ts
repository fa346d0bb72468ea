import { z } from 'zod';

/** Parts that several schemas of the manifest share. */
export const spanSchema = z
  .object({
    path: z.string().describe('Path below the project root, with `/` between folders'),
    line: z.int().min(1),
    column: z.int().min(1).describe('Counted in UTF-16 code units'),
    endLine: z.int().min(1),
    endColumn: z.int().min(1).describe('One past the last character'),
  })
  .describe('A range of a file; lines and columns are counted from 1')
  .meta({ id: 'span' });

export const addressSchema = z
  .string()
  .min(1)
  .describe('A tag, or a generated address; unique in the project');
export const countSchema = z.int().min(0);
