import type { LikenessReason } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { digitOff, nameLikeness } from "./names.ts";
import { plainName, type Signature } from "./signature.ts";

type Kind = LikenessReason["kind"];
export type Likeness = { readonly score: number; readonly reasons: readonly LikenessReason[] };

/** From this score on a pair is shown to a person who decides. */
export const threshold = 50;

/**
 * Points per reason. Name and birth month, or name and phone, are enough; a common name alone is not. Two different
 * identity numbers outweigh both: twins share surname, month and their parents' phone.
 */
const reasons: Readonly<Record<Kind, { readonly points: number; readonly says: Text }>> = {
  name_same: { points: 40, says: { zh: "姓名相同", en: "same name" } },
  name_swapped: { points: 35, says: { zh: "姓和名的次序颠倒", en: "surname and given name swapped" } },
  name_pinyin: { points: 28, says: { zh: "姓名读音相同，用字不同", en: "names sound the same, written differently" } },
  name_one_character: { points: 24, says: { zh: "姓名只差一个字", en: "names differ in one character" } },
  birth_same: { points: 25, says: { zh: "出生年月相同", en: "same birth month" } },
  birth_digit: { points: 12, says: { zh: "出生年月只差一个数字", en: "birth months differ in one digit" } },
  birth_differs: { points: -15, says: { zh: "出生年月不同", en: "different birth months" } },
  phone_same: { points: 30, says: { zh: "手机号相同", en: "same mobile number" } },
  phone_tail: { points: 3, says: { zh: "手机号尾号相同", en: "mobile numbers end alike" } },
  employer_same: { points: 10, says: { zh: "工作单位相同", en: "same employer" } },
  school_same: { points: 10, says: { zh: "毕业院校相同", en: "same school" } },
  relative_same: { points: 15, says: { zh: "亲属相同", en: "same relative" } },
  gender_differs: { points: -10, says: { zh: "性别不同", en: "different gender" } },
  identity_differs: { points: -50, says: { zh: "证件号码不同", en: "different identity numbers" } },
};

/**
 * How alike two persons are and why; undefined for a person and himself, and for those who share neither a name nor
 * a phone. The order of the two makes no difference.
 */
export function likeness(a: Signature, b: Signature): Likeness | undefined {
  if (a.id === b.id) return undefined;
  const name = nameLikeness(a, b);
  if (name === undefined && !same(a.phone, b.phone)) return undefined;
  const kinds = [name, birth(a, b), phone(a, b), common(a, b), relative(a, b), gender(a, b), identity(a, b)];
  const found = kinds.filter((kind) => kind !== undefined);
  const score = found.reduce((sum, kind) => sum + reasons[kind].points, 0);
  return {
    score: Math.min(100, Math.max(0, score)),
    reasons: found.map((kind) => ({ kind, ...reasons[kind] })).toSorted((one, other) => other.points - one.points),
  };
}

function birth(a: Signature, b: Signature): Kind | undefined {
  if (a.birthMonth === null || b.birthMonth === null) return undefined;
  if (a.birthMonth === b.birthMonth) return "birth_same";
  return digitOff(a.birthMonth, b.birthMonth) ? "birth_digit" : "birth_differs";
}

function phone(a: Signature, b: Signature): Kind | undefined {
  if (same(a.phone, b.phone)) return "phone_same";
  return same(a.phoneTail, b.phoneTail) ? "phone_tail" : undefined;
}

/** Employer or school, once: who studied where he works is not twice as alike. */
function common(a: Signature, b: Signature): Kind | undefined {
  if (overlap(a.employers, b.employers)) return "employer_same";
  return overlap(a.schools, b.schools) ? "school_same" : undefined;
}

const relative = (a: Signature, b: Signature): Kind | undefined =>
  overlap(a.relatives, b.relatives) ? "relative_same" : undefined;

const gender = (a: Signature, b: Signature): Kind | undefined =>
  a.gender !== null && b.gender !== null && a.gender !== b.gender ? "gender_differs" : undefined;

/** A passport beside an identity card says nothing; two cards are two persons. */
function identity(a: Signature, b: Signature): Kind | undefined {
  if (a.identity === null || b.identity === null || a.identity.kind !== b.identity.kind) return undefined;
  return a.identity.hash === b.identity.hash ? undefined : "identity_differs";
}

const same = (a: string | null, b: string | null): boolean => a !== null && a === b;

function overlap(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(a.map(plainName).filter((text) => text !== ""));
  return b.some((each) => known.has(plainName(each)));
}
