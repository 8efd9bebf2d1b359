import { randomUUID } from "node:crypto";
import type { ChangedMeasure, DocumentComparison } from "@jucai/contract";
import { currentForm, type Policy } from "@jucai/engine";
import { compareDocuments, type ComparedMeasure, type ReadDocument, type ReadMeasure } from "@jucai/reader";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { LibraryDeps } from "../deps.ts";
import { type DraftRow, draftTables } from "../drafts/drafts.tables.ts";
import { filesOf, together } from "../drafts/pack.ts";
import { placeName } from "../drafts/units.ts";
import type { LibraryTables } from "../library.tables.ts";
import { draftAsRead, policyAsRead } from "./as-read.ts";
import { touchedBy } from "./touched.ts";

type Before = { readonly policy: Policy; readonly read: ReadDocument; readonly byText: boolean };

/** What a draft changes of an earlier document: the current version of its own, the one it repeals, or the one named. */
export async function compareDraft(
  tx: ScopedTransaction,
  deps: LibraryDeps,
  row: DraftRow,
  wanted: string | undefined,
): Promise<DocumentComparison> {
  const document = wanted ?? (await predecessor(tx, row));
  const after = await policyOf(tx, deps, row);
  const before = await earlier(tx, document, row);
  const read = row.base === null ? draftAsRead(row.head, row.measures, row.units) : after && policyAsRead(after);
  if (read === undefined)
    throw new Refusal("not_valid", {
      zh: "文件还有错误，先改好再比较。",
      en: "The files have faults; mend them first.",
    });
  const { measures, counts } = compareDocuments(before.read, read);
  const rulesOf = ruleChanges(before.policy, after);
  const changed = measures.flatMap((it) => changedMeasure(it, before.byText, rulesOf) ?? []);
  const same = counts.same + counts.changed - changed.filter(({ change }) => change === "changed").length;
  return {
    with: { document, title: before.policy.title.zh, from: policyFrom(before) },
    byText: before.byText,
    counts: {
      added: counts.added,
      removed: counts.removed,
      changed: changed.filter(({ change }) => change === "changed").length,
      same: Math.max(0, same),
    },
    measures: changed,
    touched: await touchedBy(tx, before.policy, after ?? withoutChanged(before.policy, changed)),
  };
}

/** While a draft's files have faults its rules are not known: those of measures that it changes count as gone. */
function withoutChanged(policy: Policy, changed: readonly ChangedMeasure[]): Policy {
  const gone = new Set(changed.flatMap(({ before }) => (before === null ? [] : [`${policy.id}/${before.id}`])));
  const { supervision } = policy;
  return {
    ...policy,
    benefits: policy.benefits.filter(({ id }) => !gone.has(id)),
    ...(supervision && {
      supervision: { ...supervision, tasks: supervision.tasks.filter(({ measure }) => !gone.has(measure)) },
    }),
  };
}

function policyFrom({ read }: Before): string | null {
  return read.validity.from;
}

async function predecessor(tx: ScopedTransaction, row: DraftRow): Promise<string> {
  const db = tx.withTables<LibraryTables>();
  const own = await db
    .selectFrom("current_document")
    .select("document")
    .where("document", "=", row.head.policy)
    .executeTakeFirst();
  if (own !== undefined) return own.document;
  const repealed = (row.source?.citations ?? []).filter((it) => it.repealed);
  const known = await db
    .selectFrom("current_document")
    .select(["document", "body"])
    .where("place", "=", row.place)
    .execute();
  const found = known.find(({ body }) =>
    repealed.some(
      ({ number, title }) =>
        (number !== null && number === body.number) || (title !== null && body.title.zh.includes(title)),
    ),
  );
  if (found !== undefined) return found.document;
  throw new Refusal("not_found", {
    zh: "没有更早的版本，也没有写明废止哪份文件。请选一份来比较。",
    en: "There is no earlier version, and it repeals nothing that is here. Choose a document to compare with.",
  });
}

/** A published document; where it came from a draft here, with the words of the draft. */
async function earlier(tx: ScopedTransaction, document: string, row: DraftRow): Promise<Before> {
  const found = await tx
    .withTables<LibraryTables>()
    .selectFrom("current_document")
    .select(["body", "draft"])
    .where("document", "=", document)
    .executeTakeFirst();
  if (found === undefined)
    throw new Refusal("not_found", { zh: `没有文件 ${document}。`, en: `There is no document ${document}.` });
  const policy = currentForm(found.body);
  const words =
    found.draft === null || row.base !== null
      ? undefined
      : await draftTables(tx).selectFrom("policy_draft").selectAll().where("id", "=", found.draft).executeTakeFirst();
  if (words === undefined || words.base !== null)
    return { policy, read: policyAsRead(policy), byText: row.base !== null };
  return { policy, read: draftAsRead(words.head, words.measures, words.units), byText: true };
}

/** What the draft's files say now; undefined while they have faults. */
async function policyOf(tx: ScopedTransaction, deps: LibraryDeps, row: DraftRow): Promise<Policy | undefined> {
  const files = filesOf(row, await placeName(tx, row.place));
  const task = { do: "check" as const, ...together(files, await deps.packs()) };
  return (await deps.pack.check(`compare ${row.id} ${randomUUID()}`, task)).policy ?? undefined;
}

/** Numbers of measures whose rules differ. */
function ruleChanges(before: Policy, after: Policy | undefined): ReadonlySet<string> {
  const short = (id: string) => id.slice(id.indexOf("/") + 1);
  const was = new Map(before.benefits.map((it) => [short(it.id), JSON.stringify({ ...it, id: "", pack: "" })]));
  const differ = (after?.benefits ?? []).filter((it) => {
    const old = was.get(short(it.id));
    return old !== undefined && old !== JSON.stringify({ ...it, id: "", pack: "" });
  });
  return new Set(differ.map(({ id }) => short(id)));
}

function changedMeasure(it: ComparedMeasure, byText: boolean, rules: ReadonlySet<string>): ChangedMeasure | undefined {
  const rulesDiffer = it.after !== null && it.before?.label === it.after.label && rules.has(it.after.label);
  const units = it.units.length > 0;
  const fields = [
    ...(it.title === null ? [] : ["title" as const]),
    ...(it.text === null || !byText ? [] : ["text" as const]),
    ...(it.renumbered ? ["clause" as const] : []),
    ...(units ? ["units" as const] : []),
    ...(byText && differs(it.amounts) ? ["amounts" as const] : []),
    ...(byText && differs(it.deadlines) ? ["deadlines" as const] : []),
    ...(byText && differs(it.targets) ? ["targets" as const] : []),
    ...(rulesDiffer ? ["rules" as const] : []),
  ];
  const change = it.kind === "same" ? "changed" : it.kind;
  if (change === "changed" && fields.length === 0) return undefined;
  const whole = it.after ?? it.before;
  const pieces = it.text ?? (change === "changed" || whole === null ? [] : [{ kind: change, text: whole.text }]);
  return {
    change,
    before: named(it.before),
    after: named(it.after),
    fields: change === "changed" ? fields : [],
    pieces: (byText || change !== "changed" ? pieces : []).map(({ kind, text }) => ({ op: kind, text })),
    units: units ? { before: namesIn(it.before), after: namesIn(it.after) } : null,
    amounts:
      byText && differs(it.amounts)
        ? { before: it.amounts.removed.map(({ text }) => text), after: it.amounts.added.map(({ text }) => text) }
        : null,
  };
}

function differs({
  added,
  removed,
}: {
  readonly added: readonly unknown[];
  readonly removed: readonly unknown[];
}): boolean {
  return added.length > 0 || removed.length > 0;
}

function named(it: ReadMeasure | null): ChangedMeasure["before"] {
  return it === null ? null : { id: it.label, clause: it.clause, title: it.title };
}

function namesIn(it: ReadMeasure | null): string[] {
  return [...new Set((it?.units ?? []).map(({ name }) => name))];
}
