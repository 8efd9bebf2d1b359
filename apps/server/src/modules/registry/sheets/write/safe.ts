/**
 * A text that no spreadsheet takes for a formula: a leading `=`, `+`, `-`, `@`, tab or line break gets an
 * apostrophe before it. Reading takes it away again.
 */
export function safe(text: string): string {
  return /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
