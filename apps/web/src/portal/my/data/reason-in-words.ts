/**
 * A recorded reason as a reader sees it: it may end with the fields that were shown and, of an exchange, begin with
 * the source of the data; both stand there by their keys and get their names.
 */
export function reasonInWords(reason: string, nameOf: (key: string) => string): string {
  return reason
    .replace(/ \[([\w., ]+)\]$/, (_all, keys: string) => `（${keys.split(/, ?/).map(nameOf).join("、")}）`)
    .replace(/^[a-z_]+(?= \d{4}-\d{2}-\d{2}$)/, nameOf);
}
