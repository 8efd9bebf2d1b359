/** Blanks as a browser shows them, but for line ends of the source between two characters, which are none. */
export function tidy(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}，。、；：）》”])[ \t]*[\r\n]+\s*(?=[\p{Script=Han}，。、；：（《“])/gu, "")
    .replace(/[ \t\r\n\f]+/g, " ")
    .replaceAll("\u00a0", " ")
    .trim();
}
