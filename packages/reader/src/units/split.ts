import { fold } from "../words/fold.ts";

/** A name in a list, with its place in the list's text. */
export type Piece = { readonly from: number; readonly to: number };

/** Endings by which a name of an office, body or group of units is known. */
const ending =
  /(?:局|办|委|部|厅|院|会|社|处|科|室|站|所|中心|集团|公司|联|协|工会|法院|大学|学院|中学|小学|学校|医院|银行|支行|分行|园|区|镇|乡|县|市|街道|政府|单位|部门|机构|队|台|馆|校|企业|村|电大|职中)(?:（[^（）]{1,12}）)?$/;
/** A group that ends a list of units: 等州直有关部门, 等有关单位. */
const group = /等(?=[\u4e00-\u9fff（）、]{0,10}(?:部门|单位|委办局|科局|机构|成员))/;

/** Whether a printed name looks like that of a unit or of a group of units. */
export function looksLikeUnit(name: string): boolean {
  const folded = fold(name).replace(/\s/g, "");
  if (folded.length < 2 || folded.length > 30) return false;
  return ending.test(folded) || /^(?:各|有关|相关|其他)/.test(folded) || /）$/.test(folded);
}

function trimmed(text: string, piece: Piece): Piece | null {
  let { from, to } = piece;
  while (from < to && /[\s、，；。：]/.test(text.charAt(from))) from++;
  while (to > from && /[\s、，；。：]/.test(text.charAt(to - 1))) to--;
  if (/^(?:和|及|与|以及|或)[\u4e00-\u9fff]{2}/.test(text.slice(from, to)) && !/^和[平田县]/.test(text.slice(from, to)))
    from += text.startsWith("以及", from) ? 2 : 1;
  return from < to ? { from, to } : null;
}

/** Cuts at 和, 及, 与 between two names of units; a name may hold such a word itself (自然资源和规划局). */
function atJoints(text: string, piece: Piece): Piece[] {
  const inside = text.slice(piece.from, piece.to);
  for (const match of inside.matchAll(/以及|和|及|与/g)) {
    const left = inside.slice(0, match.index).trim();
    const right = inside.slice(match.index + match[0].length).trim();
    if (
      !looksLikeUnit(left) ||
      right.length < 2 ||
      /^(?:规划|建设|社会|信息|旅游|改革|计划|保障|体育|服务)/.test(right)
    )
      continue;
    return [
      { from: piece.from, to: piece.from + match.index },
      ...atJoints(text, { from: piece.from + match.index + match[0].length, to: piece.to }),
    ];
  }
  return [piece];
}

/** Cuts 州科技局等州直有关部门 in two; takes a bare 等 and what it leaves open away. */
function atOpenEnd(text: string, piece: Piece): { readonly pieces: readonly Piece[]; readonly open: boolean } {
  const inside = text.slice(piece.from, piece.to);
  const match = group.exec(inside);
  if (match !== null && match.index > 0) {
    const bare = /^等(?:有关|相关)?(?:部门|单位|机构)$/.test(inside.slice(match.index));
    const head = { from: piece.from, to: piece.from + match.index };
    return bare ? { pieces: [head], open: true } : { pieces: [head, { from: head.to + 1, to: piece.to }], open: false };
  }
  if (/等$/.test(inside) && inside.length > 1) return { pieces: [{ from: piece.from, to: piece.to - 1 }], open: true };
  return { pieces: [piece], open: false };
}

/**
 * The names in a printed list of units, at 、 ， ； outside brackets, and at blanks between two names.
 *
 * @param lines whether a line break parts two names, as in the cell of a table, or lies inside one
 * @returns places in `list`; `open` where 等 leaves the list open
 */
export function splitUnits(
  list: string,
  lines: "cut" | "join" = "join",
): { readonly pieces: readonly Piece[]; readonly open: boolean } {
  const text = fold(list);
  const raw: Piece[] = [];
  let depth = 0;
  let from = 0;
  const cut = (to: number, next: number): void => {
    raw.push({ from, to });
    from = next;
  };
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === "（") depth++;
    else if (char === "）") depth = Math.max(0, depth - 1);
    else if (depth === 0 && ("、，；".includes(char) || (char === "\n" && lines === "cut"))) cut(i, i + 1);
    else if (
      depth === 0 &&
      char === " " &&
      looksLikeUnit(text.slice(from, i).trim()) &&
      /^[\u4e00-\u9fff]{2}/.test(text.slice(i).trimStart())
    )
      cut(i, i + 1);
  }
  cut(text.length, text.length);
  let open = false;
  const pieces: Piece[] = [];
  for (const piece of raw) {
    const whole = trimmed(text, piece);
    if (whole === null) continue;
    const ended = atOpenEnd(text, whole);
    open ||= ended.open;
    for (const part of ended.pieces.flatMap((each) => atJoints(text, each))) {
      const last = trimmed(text, part);
      if (last !== null) pieces.push(last);
    }
  }
  return { pieces, open };
}

/** Whether a list holds nothing but names of units. */
export function areUnits(list: string): boolean {
  const names = splitUnits(list).pieces.map((piece) => list.slice(piece.from, piece.to));
  return names.length > 0 && names.every((name) => looksLikeUnit(name));
}
