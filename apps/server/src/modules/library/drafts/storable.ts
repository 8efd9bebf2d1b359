/** JSON as PostgreSQL keeps it: it takes neither NUL nor half a character, and files hold both. Lengths stay the same. */
export function storable(value: unknown): string {
  return JSON.stringify(value, (_key, it: unknown) => (typeof it === "string" ? plain(it) : it));
}

/** The same for a text in a column of its own. */
export function plain(text: string): string {
  return text.replaceAll("\u0000", "\ufffd").toWellFormed();
}
