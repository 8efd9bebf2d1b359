/** Where the catalogue writes the place of an entry otherwise than the reader. */
const same: Readonly<Record<string, readonly string[]>> = {
  "qingliu-2023-1 前言、一": ["一"],
  "qingliu-huigui-2023 前言、一、二": ["一", "二"],
  "nanping-2021-2 附件2-前言、一、二": ["附件2 前言"],
  "nanping-2021-2 正文-组织实施": ["文末"],
};
/** Entries about an annex as a whole or about the list that names the annexes: checked apart, no measures. */
const annexes = new Set([
  "qingliu-2023-1 附件",
  "qingliu-huigui-2023 附件1",
  "qingliu-huigui-2023 附件2",
  "minhou-2021-81 附件",
]);

/** The reader's clauses for a clause of the catalogue; none for those about annexes as a whole. */
export function clausesOf(key: string, clause: string): readonly string[] {
  const place = `${key} ${clause}`;
  if (annexes.has(place)) return [];
  const known = same[place];
  if (known !== undefined) return known;
  return [
    clause
      .replace(/^附则/, "九")
      .replace(/^正文-/, "")
      .replace(/^(附件\d)-/, "$1 ")
      .replaceAll("、", "")
      .replaceAll("（", "(")
      .replaceAll("）", ")"),
  ];
}
