/** Text as it was meant: full-width letters and digits made narrow, no blanks around it. */
export function tidy(text: string): string {
  // Nearly all cells need nothing.
  const plain = /[\u3000\uff01-\uff5e\u00a0\ufeff]/.test(text)
    ? text
        .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/[\u3000\u00a0\ufeff]/g, " ")
    : text;
  return plain.trim();
}

/** Cells and labels as they are compared: narrow brackets, no blanks, no capitals. */
export function folded(text: string): string {
  return tidy(text).replace(/\s+/g, "").toLowerCase();
}
