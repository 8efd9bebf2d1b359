import type { PeopleExportBody } from "@jucai/contract";
import type { Vocabulary } from "@jucai/engine";
import { recordAccesses, record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { unitNames } from "../facts/views.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import { maskedTail } from "../numbers/index.ts";
import { filtersOf } from "../people/people.read.ts";
import { idsOfPeople, type PersonRecord } from "../people/people.store.ts";
import { openFields } from "../people/sealed-fields.ts";
import { registryTables } from "../registry.tables.ts";
import type { TableColumn, TableRow } from "../sheets/index.ts";
import { factText } from "./fact-text.ts";
import type { InClear } from "./reveal.ts";

/** People per transaction: short enough that nobody waits for an export, long enough that it does not take for ever. */
const perPage = 1_000;
/** What is taken out where the list's own columns are not named. */
const usual = [
  "person.education",
  "person.work_place",
  "person.position",
  "person.professional_title",
  "person.honours",
];

export type Within = <T>(work: (tx: ScopedTransaction) => Promise<T>) => Promise<T>;
type Ground = {
  readonly within: Within;
  readonly sealing: Sealing;
  readonly actor: Actor;
  readonly clear: InClear;
  readonly reason?: string;
};

const own: readonly TableColumn[] = [
  { title: "序号", kind: "number", width: 6 },
  { title: "姓名", kind: "text", width: 10 },
  { title: "性别", kind: "text", width: 6 },
  { title: "出生年月", kind: "text", width: 10 },
  { title: "证件类型", kind: "text", width: 16 },
  { title: "证件号码", kind: "text", width: 22 },
  { title: "联系电话", kind: "text", width: 14 },
  { title: "登记单位", kind: "text", width: 24 },
];
const documents: Readonly<Record<NonNullable<PersonRecord["id_kind"]>, string>> = {
  resident_id: "居民身份证",
  residence_permit: "港澳台居民居住证",
  taiwan_permit: "台胞证",
  hk_macao_permit: "回乡证",
  passport: "护照",
  permanent_residence: "外国人永久居留身份证",
  other: "其他证件",
};

/** Whom the filters leave: counted and written down before the first row goes out. */
export async function peopleTable(ground: Ground, { filter, facts = usual }: PeopleExportBody) {
  const { within, sealing, actor, clear, reason } = ground;
  const { ids, vocabulary } = await within(async (tx) => {
    const found = await idsOfPeople(registryTables(tx), await filtersOf(tx, sealing, filter), filter);
    // What was searched for may be a number: it is not repeated here.
    const { q, ...shown } = filter;
    await record(tx, actor, {
      action: "people.export",
      object: { kind: "person", id: null },
      detail: {
        rows: found.length,
        filter: { ...shown, searched: q !== "" },
        facts,
        clear: clear !== undefined,
        ...(reason === undefined ? {} : { reason }),
      },
    });
    return { ids: found, vocabulary: (await vocabularyOf(tx)).vocabulary };
  });
  const titles = facts.map((id) => ({
    title: vocabulary.facts.find((fact) => fact.id === id)?.label.zh ?? id,
    kind: "text" as const,
  }));
  return { columns: [...own, ...titles], rows: peopleRows(ground, ids, facts, vocabulary) };
}

async function* peopleRows(
  ground: Ground,
  ids: readonly string[],
  facts: readonly string[],
  vocabulary: Vocabulary,
): AsyncGenerator<TableRow> {
  let number = 0;
  for (let from = 0; from < ids.length; from += perPage) {
    const page = ids.slice(from, from + perPage);
    const rows = await ground.within((tx) => pageOf(tx, ground, page, facts, vocabulary));
    for (const row of rows) yield [++number, ...row];
  }
}

async function pageOf(
  tx: ScopedTransaction,
  { sealing, actor, clear, reason }: Ground,
  ids: readonly string[],
  facts: readonly string[],
  vocabulary: Vocabulary,
): Promise<TableRow[]> {
  const db = registryTables(tx);
  const found = await db
    .selectFrom("person")
    .selectAll()
    .where("id", "in", [...ids])
    .execute();
  const byId = new Map(found.map((person) => [person.id, person]));
  const names = await unitNames(
    db,
    found.flatMap(({ held_by }) => held_by),
    "zh",
  );
  const revealed = found.filter((person) => clear?.({ place: person.place, units: person.held_by }) === true);
  await recordAccesses(
    tx,
    actor,
    revealed.map(({ id }) => ({ person: id, action: "export", ...(reason === undefined ? {} : { reason }) })),
  );
  const open = new Set(revealed.map(({ id }) => id));
  // Somebody may have left the list since it was counted.
  return ids.flatMap((id) => {
    const person = byId.get(id);
    if (person === undefined) return [];
    const { idNumber, phone } = open.has(id) ? openFields(sealing, person) : masked(person);
    return [
      [
        person.name,
        person.gender === null ? null : person.gender === "male" ? "男" : "女",
        person.birth_month,
        person.id_kind === null ? null : documents[person.id_kind],
        idNumber ?? null,
        phone ?? null,
        person.held_by.map((unit) => names.get(unit) ?? "").join("、"),
        ...facts.map((fact) => factText(person.best[fact]?.value ?? null, fact, vocabulary)),
      ],
    ];
  });
}

/** Lists keep the ends of numbers only; nothing is opened for them. */
function masked({ id_tail, phone_tail }: PersonRecord): { idNumber?: string; phone?: string } {
  return {
    ...(id_tail === null ? {} : { idNumber: maskedTail(id_tail, 18) }),
    ...(phone_tail === null ? {} : { phone: maskedTail(phone_tail, 11) }),
  };
}
