import type { Policy, Text } from "@jucai/engine";

/** One sentence on what a version changed of the one before. */
export function whatChanged(before: Policy, after: Policy): Text {
  const was = new Map(before.measures.map((it) => [it.id, it]));
  const is = new Map(after.measures.map((it) => [it.id, it]));
  const rules = new Map(before.benefits.map((it) => [it.id, JSON.stringify(it)]));
  const added = after.measures.filter(({ id }) => !was.has(id)).length;
  const removed = before.measures.filter(({ id }) => !is.has(id)).length;
  const changed = after.measures.filter(({ id }) => was.has(id) && !same(was.get(id), is.get(id))).length;
  const ruled = after.benefits.filter((it) => rules.has(it.id) && rules.get(it.id) !== JSON.stringify(it)).length;
  const dates = same(before.inForce, after.inForce) ? 0 : 1;
  const parts: (readonly [number, string, string])[] = [
    [added, `增加${added}项`, `${added} measure(s) added`],
    [removed, `去掉${removed}项`, `${removed} removed`],
    [changed, `文字或单位有变${changed}项`, `${changed} changed in words or units`],
    [ruled, `规则有变${ruled}项`, `${ruled} with other rules`],
    [dates, "有效期有变", "other dates of force"],
  ];
  const said = parts.filter(([count]) => count > 0);
  if (said.length === 0) return { zh: "内容没有变。", en: "Nothing in it changed." };
  return { zh: `${said.map(([, zh]) => zh).join("，")}。`, en: `${said.map(([, , en]) => en).join(", ")}.` };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
