import { areUnits, looksLikeUnit, splitUnits } from "./split.ts";
import { roles, roleWords, type List } from "./roles.ts";

/** （县人社局牵头，县财政局、县教育局配合）: who does what inside a bracket, without the word 单位. */
const told = new RegExp(`（(?<inside>[^（）\\n]{2,160}(?:（[^（）\\n]{1,30}）[^（）\\n]{0,160}){0,8})）`, "g");
const share = new RegExp(
  `(?<list>[^；。：]{2,150}?)(?:等)?(?:按(?:照)?(?:各自)?职(?:责|能)(?:分工)?)?(?:分别|共同|具体)?(?<role>${roleWords})$`,
);
const roleParts = new RegExp(`[^；。]+?(?:${roleWords})(?=[，；。、]|$)`, "g");
/** 由县工信局、农业农村局牵头…: the running text of a clause that prints no units otherwise. */
const running =
  /由(?<list>[\u4e00-\u9fff、（）]{2,80}?)(?:等(?:有关|相关)?(?:部门|单位))?(?:具体)?(?<role>牵头|负责)(?:，(?<second>[\u4e00-\u9fff、（）]{2,80}?)(?:等(?:有关|相关)?(?:部门|单位))?(?<secondRole>配合|协助|协办|参与))?/g;
/** 。（区住建局、区财政局）: only names, at the end of a paragraph. Who is named first leads. */
const onlyNames =
  /(?<=[。；”])（(?<list>[^（）\n]{2,160}(?:（[^（）\n]{1,30}）[^（）\n]{0,100}){0,6})）(?=\s*(?:\n|$))/g;
const listedAgain = /不再(?:一一|单独|逐一|重复)?(?:列出|列明|列举|重复|罗列)/g;

/** Lists inside brackets that say who does what. Text is folded. */
export function toldIn(text: string): List[] {
  const lists: List[] = [];
  for (const match of text.matchAll(told)) {
    const inside = match.groups!["inside"]!;
    if (!new RegExp(`(?:${roleWords})\\s?(?:$|[，；。])`).test(inside) || /单位\s?：/.test(inside)) continue;
    for (const part of inside.matchAll(roleParts)) {
      const shared = share.exec(part[0]);
      if (shared === null) continue;
      const { list, role } = shared.groups!;
      const names = splitUnits(list!).pieces.map((piece) => list!.slice(piece.from, piece.to));
      const from = match.index + 1 + part.index + shared.index;
      if (names.every((name) => looksLikeUnit(name)))
        lists.push({ from, to: from + list!.length, role: roles[role!]! });
    }
  }
  return lists;
}

/** Lists in running text (由…牵头). Text is folded. */
export function runningIn(text: string): List[] {
  return [...text.matchAll(running)].flatMap((match) => {
    const { list, role, second, secondRole } = match.groups!;
    const from = match.index + 1;
    if (!areUnits(list!)) return [];
    const first = { from, to: from + list!.length, role: roles[role!]! };
    if (second === undefined || !areUnits(second)) return [first];
    const at = match.index + match[0].indexOf("，") + 1;
    return [first, { from: at, to: at + second.length, role: roles[secondRole!]! }];
  });
}

/** Brackets that only hold names. Text is folded. */
export function namedIn(text: string): List[] {
  return [...text.matchAll(onlyNames)].flatMap((match) => {
    const list = match.groups!["list"]!;
    if (!areUnits(list)) return [];
    const from = match.index + 1;
    const [first] = splitUnits(list).pieces;
    const lead = { from: from + first!.from, to: from + first!.to, role: "lead" as const };
    const rest = { from: lead.to, to: from + list.length, role: "responsible" as const };
    return rest.from < rest.to ? [lead, rest] : [lead];
  });
}

/** 以下均需各乡镇落实，不再列出: units printed once for all that follows. */
export function defaultsIn(text: string): List[] {
  return [...text.matchAll(listedAgain)].flatMap((match) => {
    const start = Math.max(0, match.index - 200);
    const sentence = /[^。；\n]*$/.exec(text.slice(start, match.index))![0];
    const first = match.index - sentence.length;
    const said =
      /(?:均(?:需|须|由|要|应|请|包括|含)?|需由|由)(?<list>[^。；]{2,150}?)(?<role>落实|实施|负责|配合|牵头|参与|承办)?，?(?:以下)?$/.exec(
        sentence,
      );
    const list = said?.groups?.["list"];
    if (said === null || list === undefined) return [];
    const from = first + said.index + said[0].indexOf(list);
    const role = roles[said.groups!["role"] ?? ""] ?? "responsible";
    return [{ from, to: from + list.replace(/[，、\s]+$/, "").length, role }];
  });
}
