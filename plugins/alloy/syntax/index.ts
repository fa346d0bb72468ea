// turns text into a tree and a tree into text
// knows: the grammar of Alloy 6.2
// must never know: what a name refers to, types, solving

export { blankMarkdown } from './blank-markdown.ts';
export { type ParsedModule, parseModule } from './parse-module.ts';
export { printDeclaration, printExpression } from './print-expression.ts';
export { printModule, printParagraph, printScope } from './print-module.ts';
