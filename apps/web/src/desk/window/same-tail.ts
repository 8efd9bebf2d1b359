/** Whether a number typed from a document ends as the one on record does, of which only the tail is shown. */
export function sameTail(typed: string, masked: string | null): boolean | undefined {
  const tail = /([\dA-Za-z]{4})$/.exec(masked ?? "")?.[1];
  if (tail === undefined) return undefined;
  return typed.trim().toUpperCase().endsWith(tail.toUpperCase());
}

/** What was typed to find somebody is his name, or the number of a document. */
export function nameOrNumber(typed: string): { readonly name?: string; readonly idNumber?: string } {
  if (/\d/.test(typed)) return { idNumber: typed };
  return /\p{Script=Han}/u.test(typed) ? { name: typed } : {};
}
