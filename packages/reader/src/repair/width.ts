/** Printed width of a line in full-width characters: Latin letters, digits and half-width marks take half. */
export function widthOf(line: string): number {
  let width = 0;
  for (const char of line) width += char.codePointAt(0)! < 0x2000 ? 0.5 : 1;
  return width;
}
