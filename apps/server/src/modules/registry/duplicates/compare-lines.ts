import type { ComparedLine } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { maskedTail } from "../numbers/index.ts";
import { digitOff, nameLikeness } from "./names.ts";
import type { Signature } from "./signature.ts";
import { publishedColumns, signaturesOf } from "./signatures.ts";

type Language = "zh" | "en";
type Held = {
  readonly id: string;
  readonly idKind: string | null;
  readonly idTail: string | null;
  readonly units: Text[];
};
type Side = Signature & Held;

/** What stands in one line: its words, what is shown of a side, and by what the two are compared when not by that. */
type LineKind = {
  readonly key: string;
  readonly label: Text;
  readonly shows: (side: Side, language: Language) => string | null;
  /** Masked numbers look alike when they are not: their hashes say whether they are the same. */
  readonly by?: (side: Side) => string | null;
  readonly near?: (a: Side, b: Side) => boolean;
};

const joined = (texts: readonly string[], language: Language): string | null =>
  texts.length === 0 ? null : texts.join(language === "zh" ? "、" : ", ");
const genders: Readonly<Record<string, Text>> = { male: { zh: "男", en: "male" }, female: { zh: "女", en: "female" } };

const lineKinds: readonly LineKind[] = [
  {
    key: "name",
    label: { zh: "姓名", en: "Name" },
    shows: ({ name }) => name,
    near: (a, b) => nameLikeness(a, b) !== undefined,
  },
  {
    key: "gender",
    label: { zh: "性别", en: "Gender" },
    shows: ({ gender }, language) => genders[gender ?? ""]?.[language] ?? null,
  },
  {
    key: "birth_month",
    label: { zh: "出生年月", en: "Birth month" },
    shows: ({ birthMonth }) => birthMonth,
    near: (a, b) => digitOff(a.birthMonth ?? "", b.birthMonth ?? ""),
  },
  {
    key: "identity",
    label: { zh: "证件号码", en: "Identity number" },
    shows: ({ idTail, idKind }) => (idTail === null ? null : maskedTail(idTail, idKind === "resident_id" ? 18 : 9)),
    by: ({ identity }) => identity?.hash ?? null,
  },
  {
    key: "phone",
    label: { zh: "手机号", en: "Mobile number" },
    shows: ({ phoneTail }) => (phoneTail === null ? null : maskedTail(phoneTail, 11)),
    by: ({ phone }) => phone,
  },
  {
    key: "employer",
    label: { zh: "工作单位", en: "Employer" },
    shows: ({ employers }, language) => joined(employers, language),
  },
  { key: "school", label: { zh: "院校", en: "School" }, shows: ({ schools }, language) => joined(schools, language) },
  {
    key: "relative",
    label: { zh: "亲属", en: "Relatives" },
    shows: ({ relatives }, language) => joined(relatives, language),
  },
  {
    key: "units",
    label: { zh: "管理单位", en: "Kept by" },
    shows: ({ units }, language) =>
      joined(
        units.map((of) => of[language]),
        language,
      ),
  },
];

/** Own fields of both, sensitive ones masked, with how they compare; lines that neither fills are left out. */
export async function comparedLines(
  tx: ScopedTransaction,
  one: string,
  other: string,
  language: Language,
): Promise<ComparedLine[]> {
  const signatures = await signaturesOf(tx, [one, other], await publishedColumns(tx), "everybody");
  const held = await heldOf(tx, [one, other]);
  const side = (id: string): Side | undefined => {
    const [signature, own] = [signatures.get(id), held.get(id)];
    return signature === undefined || own === undefined ? undefined : { ...signature, ...own };
  };
  return lineKinds
    .map((kind) => lineOf(kind, side(one), side(other), language))
    .filter(({ a, b }) => a !== null || b !== null);
}

function lineOf(kind: LineKind, a: Side | undefined, b: Side | undefined, language: Language): ComparedLine {
  const { key, label, shows, by = (side) => shows(side, language), near = () => false } = kind;
  const shown = { key, label, a: a ? shows(a, language) : null, b: b ? shows(b, language) : null };
  if (a === undefined || b === undefined || shown.a === null || shown.b === null) return { ...shown, how: "one_side" };
  if (by(a) === by(b)) return { ...shown, how: "same" };
  return { ...shown, how: near(a, b) ? "near" : "differs" };
}

async function heldOf(tx: ScopedTransaction, ids: readonly string[]): Promise<Map<string, Held>> {
  const { rows } = await sql<Held>`
    select p.id, p.id_kind as "idKind", p.id_tail as "idTail",
      coalesce((select jsonb_agg(u.name order by u.id) from unit u where u.id = any(p.held_by)), '[]') as units
    from person p where p.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}
