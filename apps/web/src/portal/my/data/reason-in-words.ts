/** A recorded reason ends with the fields that were shown, by their keys; a reader gets their names. */
export function reasonInWords(reason: string, nameOf: (key: string) => string): string {
  return reason.replace(/ \[([\w., ]+)\]$/, (_all, keys: string) => `（${keys.split(/, ?/).map(nameOf).join("、")}）`);
}
