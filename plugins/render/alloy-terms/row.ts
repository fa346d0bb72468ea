/** One entry of the glossary as a table holds it. */
export type Row = readonly [id: string, term: string, help: string, example: string];
