import type { SubmitDraftRequest } from "@jucai/contract";
import type { Policy, Text } from "@jucai/engine";
import { sql } from "kysely";
import type { ModuleDeps } from "#http/deps.ts";
import { bindPackUnits, seedUnitsIn } from "#modules/directory/units/index.ts";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { PackThread } from "../editor/pack-thread.ts";
import type { PacksFolder } from "../editor/packs-folder.ts";
import type { Checked } from "../editor/pack-work.ts";
import type { LibraryTables } from "../library.tables.ts";
import { bearsOn } from "../places.ts";
import { hashOf, indexCurrent, publishKey } from "../publish.ts";
import { whatChanged } from "../versions/what-changed.ts";
import { moved } from "./change.ts";
import type { DraftRow } from "./drafts.tables.ts";
import { filesOf, together } from "./pack.ts";
import { problemsOf } from "./problems.ts";
import { type By, heldDraft } from "./store.ts";
import { placeName } from "./units.ts";

export type PublishDeps = Pick<ModuleDeps, "events" | "clock"> & {
  readonly pack: PackThread;
  readonly packs: () => Promise<PacksFolder>;
};

/** Hands a draft without errors to a second person. Throws Refusal naming the first errors. */
export async function submitDraft(
  tx: ScopedTransaction,
  deps: PublishDeps,
  by: By,
  id: string,
  { version, effectiveFrom, basis }: SubmitDraftRequest,
): Promise<DraftRow> {
  const row = await heldDraft(tx, id, version, "open");
  await sound(tx, deps, row, effectiveFrom);
  const submitted = {
    state: "submitted",
    submitted_by: by.actor.account,
    submitted_name: by.actor.name,
    submitted_at: by.clock.now(),
    effective_from: effectiveFrom,
    basis,
  } as const;
  return moved(tx, by, row, submitted, { do: "submit", effectiveFrom, basis }, "draft.submit");
}

/** Gives a draft back to its author. */
export async function returnDraft(
  tx: ScopedTransaction,
  by: By,
  id: string,
  { version, why }: { readonly version: number; readonly why: string },
): Promise<DraftRow> {
  const row = await heldDraft(tx, id, version, "submitted");
  const returned = {
    state: "open",
    returned_name: by.actor.name,
    returned_at: by.clock.now(),
    returned_why: why,
  } as const;
  return moved(tx, by, row, returned, { do: "return", why }, "draft.return");
}

/**
 * Publishes: the version, the units it names, what it is found by, and the word to those who wait for it, all or nothing.
 * Nobody who made, changed or submitted it may say yes.
 */
export async function approveDraft(
  tx: ScopedTransaction,
  deps: PublishDeps,
  by: By,
  id: string,
  version: number,
): Promise<DraftRow> {
  // Before anything is looked at: of two that publish at once the second sees what the first has made.
  await sql`select pg_advisory_xact_lock(${publishKey})`.execute(tx);
  const row = await heldDraft(tx, id, version, "submitted");
  if (await workedOn(tx, row, by.actor.account)) throw samePerson();
  const from = row.effective_from ?? today(deps.clock);
  const { policy, vocabulary } = await sound(tx, deps, row, from);
  await unlimited(tx, "a document is published with its units", async () => {
    await bindPackUnits(tx, policy.id, boundBySomebody(row, policy));
    await seedUnitsIn(tx, { vocabulary, policies: [policy] }, today(deps.clock));
  });
  const published = await insertVersion(tx, deps, by, row, policy, from);
  await record(tx, by.actor, {
    action: "policy.publish",
    object: { kind: "policy", id: policy.id },
    detail: { place: row.place, version: published.version, effectiveFrom: from, draft: row.id, basis: row.basis },
  });
  if (published.live)
    await deps.events.emit(tx, by.actor, "policy.published", { document: policy.id, place: row.place });
  const approved = {
    state: "published",
    approved_by: by.actor.account,
    approved_name: by.actor.name,
    approved_at: by.clock.now(),
  } as const;
  return moved(tx, by, row, approved, { do: "approve" }, "draft.approve");
}

/** Whether somebody made, changed or submitted a draft; giving one back is no work on it. */
async function workedOn(tx: ScopedTransaction, row: DraftRow, account: string): Promise<boolean> {
  if ([row.created_by, row.changed_by, row.submitted_by].includes(account)) return true;
  const { rows } = await sql<{ worked: boolean }>`
    select exists (select 1 from policy_draft_change where draft = ${row.id}::uuid and by_account = ${account}::uuid
      and coalesce(changes ->> 'do', '') <> 'return') as worked`.execute(tx);
  return rows[0]?.worked ?? false;
}

type Sound = {
  readonly policy: Policy;
  readonly vocabulary: NonNullable<Checked["vocabulary"]>;
  readonly files: Map<string, string>;
};

/** The policy that a draft's files say, when nothing is wrong with them. Throws Refusal. */
async function sound(tx: ScopedTransaction, deps: PublishDeps, row: DraftRow, from: string): Promise<Sound> {
  const errors = problemsOf(row, row.problems).filter(({ severity }) => severity === "error");
  // What began with a published document's files has nothing but these.
  if (row.base === null && errors.length > 0) throw faulty(errors.map(({ says }) => says));
  const files = filesOf(row, await placeName(tx, row.place));
  const checked = await deps.pack.check(`publish ${row.id}`, {
    do: "check",
    ...together(files, await deps.packs()),
  });
  if (checked.policy === null || checked.vocabulary === null) {
    const named = checked.problems.map(({ file, line, message }) => ({
      zh: `${file} 第${line}行：${message.zh}`,
      en: `${file}, line ${line}: ${message.en}`,
    }));
    throw faulty(named);
  }
  ownUnits(checked.policy, row.place);
  await ownDocument(tx, checked.policy, row, from);
  return { policy: checked.policy, vocabulary: checked.vocabulary, files };
}

/** A place publishes its own documents, and no version before one that is published already. */
async function ownDocument(
  tx: ScopedTransaction,
  { id, place, number, title }: Policy,
  row: DraftRow,
  from: string,
): Promise<void> {
  const known = await tx
    .withTables<LibraryTables>()
    .selectFrom("document_version")
    .select(["id", "origin", "place", "effective_from"])
    .where("document", "=", id)
    .execute();
  if (place !== row.place || known.some((it) => it.place !== row.place))
    throw new Refusal("not_valid", {
      zh: `文件编号 ${id} 属于别的地方，请改编号或 place。`,
      en: `The document ${id} is another place's; change its id or \`place\`.`,
    });
  if (row.base === null) await refuseOtherDocument(tx, id, { number, title: title.zh });
  refuseStale(row.base, known);
  const later = known.find(({ effective_from }) => effective_from !== null && effective_from > from);
  if (later)
    throw new Refusal("not_valid", {
      zh: `已有从${later.effective_from}起施行的版本，新版本不能更早。`,
      en: `A version from ${later.effective_from} is published; a new one cannot begin earlier.`,
    });
}

type Printed = { readonly number: string | null; readonly title: string };

/** Two documents of one year and number by different bodies get the same proposed id: the second needs its own. */
async function refuseOtherDocument(tx: ScopedTransaction, id: string, own: Printed): Promise<void> {
  const { rows } = await sql<Printed>`
    select body ->> 'number' as number, body -> 'title' ->> 'zh' as title from current_document where document = ${id}`.execute(
    tx,
  );
  const other = rows.find((it) => it.number !== own.number || (own.number === null && it.title !== own.title));
  if (other === undefined) return;
  throw new Refusal("not_valid", {
    zh: `编号 ${id} 已是另一份文件《${other.title}》${other.number ?? ""}，请给这份文件换一个编号。`,
    en: `The id ${id} belongs to another document, 《${other.title}》 ${other.number ?? ""}; give this one its own.`,
  });
}

/** Units of the place itself, of those above it and below it; elsewhere a document creates and names nobody. */
function ownUnits({ units }: Policy, place: string): void {
  const strange = units.filter((it) => it.place !== undefined && !bearsOn(it.place, place));
  if (strange.length === 0) return;
  throw new Refusal("not_valid", {
    zh: `这些单位不在本地及其上下级：${strange.map(({ name }) => name.zh).join("、")}。`,
    en: `These units lie neither here nor above or below: ${strange.map(({ name }) => name.en).join(", ")}.`,
  });
}

type Known = { readonly id: string; readonly origin: "system" | "place" };

/** A draft that began with a version gives way to what was published since: a repeal would be undone without a word. */
function refuseStale(base: string | null, known: readonly Known[]): void {
  if (base === null) return;
  const own = known.find(({ id }) => String(id) === String(base))?.origin === "place";
  if (!known.some(({ id, origin }) => Number(id) > Number(base) && (origin === "place" || !own))) return;
  throw new Refusal("conflict", {
    zh: "这份草稿开始以后，文件又发布了新版本或已废止，请从现在的版本重新开始。",
    en: "A version was published, or the document ended, after this draft began; begin with the present version.",
  });
}

function boundBySomebody({ units }: DraftRow, policy: Policy) {
  const names = new Map(policy.units.map(({ id, name }) => [id, name]));
  return units.flatMap(({ key, binding }) => {
    const name = names.get(key);
    return binding.to === "unit" && name !== undefined ? [{ key, unit: binding.unit.id, name }] : [];
  });
}

async function insertVersion(
  tx: ScopedTransaction,
  { clock }: PublishDeps,
  { actor }: By,
  row: DraftRow,
  policy: Policy,
  from: string,
): Promise<{ version: string; live: boolean }> {
  const db = tx.withTables<LibraryTables>();
  const before = await db
    .selectFrom("current_document")
    .select("body")
    .where("document", "=", policy.id)
    .executeTakeFirst();
  const live = from <= today(clock);
  const { id } = await db
    .insertInto("document_version")
    .values({
      document: policy.id,
      place: policy.place,
      origin: "place",
      content_hash: hashOf(policy),
      body: JSON.stringify(policy),
      published_at: clock.now(),
      effective_from: from,
      live,
      by_account: actor.account,
      by_name: actor.name,
      basis: row.basis,
      changed: before === undefined ? null : JSON.stringify(whatChanged(before.body, policy)),
      draft: row.id,
      files: JSON.stringify(Object.fromEntries(filesOf(row, await placeName(tx, row.place)))),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (live) await indexCurrent(db);
  return { version: String(id), live };
}

function faulty(says: readonly Text[]): Refusal {
  const shown = says.slice(0, 3);
  return new Refusal("not_valid", {
    zh: `还有 ${says.length} 处要改：${shown.map(({ zh }) => zh).join("；")}`,
    en: `${says.length} problem(s) first: ${shown.map(({ en }) => en).join("; ")}`,
  });
}

function samePerson(): Refusal {
  return new Refusal("not_allowed", {
    zh: "提交和修改的人不能自己批准，请由另一位同事发布。",
    en: "Whoever submitted or changed it cannot approve it; another colleague publishes it.",
  });
}
