/** What XML 1.0 has no way to write: control characters, lone surrogates and two that are no characters. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text for an element or an attribute in double quotes; what XML cannot hold becomes `�`. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"'\t\n\r\u007f-\u009f\u2028\u2029]/g, (character) => `&#${character.charCodeAt(0)};`);
}
