import type { Amount } from "../model.ts";

const ceilingBefore = /(?:最高|最多|至多|上限|不超过|不得超过|不高于|不得高于|不多于|封顶|控制在)[^，。；：、]{0,14}$/;
const floorBefore =
  /(?:最低|最少|至少|不少于|不得少于|不低于|不得低于|下限|超过|超|突破|高于|大于)[^，。；：、]{0,14}$/;
const ceilingAfter = /^\s?(?:（含[^）]{0,3}）)?(?:以内|以下|之内|封顶|为限)/;
const floorAfter = /^\s?(?:（含[^）]{0,3}）)?(?:及?以上|起步)/;

/** Whether the words around a number make it a most or a least; the nearer word counts (最低…最高…). */
export function bound(before: string, after: string): Amount["bound"] | undefined {
  if (ceilingAfter.test(after)) return "ceiling";
  if (floorAfter.test(after)) return "floor";
  if (ceilingBefore.test(before)) return "ceiling";
  return floorBefore.test(before) ? "floor" : undefined;
}
