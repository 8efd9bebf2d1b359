import { randomUUID } from "node:crypto";
import type { DraftHead, DraftMeasure } from "@jucai/contract";
import { currentForm, type Policy, printDay } from "@jucai/engine";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { LibraryDeps } from "../deps.ts";
import type { PacksFolder } from "../editor/packs-folder.ts";
import type { LibraryTables } from "../library.tables.ts";
import { begin } from "./create.ts";
import { type DraftRow, draftTables } from "./drafts.tables.ts";
import { type By, placeFor, saveWork } from "./store.ts";

type Within = <T>(work: (tx: ScopedTransaction) => Promise<T>) => Promise<T>;

/** The files of the current version of a document: what a place published, or what came with the release. */
export async function documentFiles(tx: ScopedTransaction, document: string, packs: PacksFolder) {
  const row = await tx
    .withTables<LibraryTables>()
    .selectFrom("current_document")
    .select(["id", "place", "files", "body", "published_at"])
    .where("document", "=", document)
    .executeTakeFirst();
  if (row === undefined)
    throw new Refusal("not_found", { zh: `没有文件 ${document}。`, en: `There is no document ${document}.` });
  const files = row.files ?? Object.fromEntries(packs.packs.get(document) ?? []);
  return { version: String(row.id), place: row.place, policy: currentForm(row.body), files };
}

/** A draft that begins with the files of a published document of one's own place. */
export async function draftFromDocument(
  deps: Pick<LibraryDeps, "packs">,
  by: By & { readonly within: Within },
  document: string,
): Promise<DraftRow> {
  const packs = await deps.packs();
  return by.within(async (tx) => {
    const { version, place, policy, files } = await documentFiles(tx, document, packs);
    placeFor(by.scope, place);
    if (Object.keys(files).length === 0)
      throw new Refusal("wrong_state", {
        zh: "这份文件的规则文件不在这台服务器上，不能从它开始。",
        en: "The files of this document are not on this server.",
      });
    const row = await begin(tx, by, randomUUID(), place, policy.title.zh);
    await draftTables(tx).updateTable("policy_draft").set({ base: version }).where("id", "=", row.id).execute();
    const work = { head: headOf(policy), measures: policy.measures.map(measureOf), units: unitsOf(policy) };
    return saveWork(
      tx,
      by,
      { ...row, base: version },
      work,
      { state: "open", files },
      { do: "from", document, version },
    );
  });
}

function headOf({ id, title, short, number, issuer, issued, inForce, implements: of }: Policy): DraftHead {
  return {
    policy: id,
    title: title.zh,
    short: short.zh,
    number,
    issuer: issuer.zh,
    issued,
    from: printDay(inForce.from),
    to: inForce.to === undefined ? null : printDay(inForce.to),
    force: { clause: inForce.clause, says: inForce.says.zh },
    implements: of ?? null,
  };
}

function measureOf({ id, kind, title, clause, summary, lead, responsible }: Policy["measures"][number]): DraftMeasure {
  const number = id.slice(id.indexOf("/") + 1);
  return {
    key: number,
    number,
    kind,
    doubt: null,
    title: title.zh,
    clause,
    text: summary.zh,
    at: [],
    units: [
      ...lead.map((unit) => ({ unit, role: "lead" as const, at: null })),
      ...responsible.map((unit) => ({ unit, role: "responsible" as const, at: null })),
    ],
    amounts: [],
    deadlines: [],
    targets: [],
    removed: false,
  };
}

function unitsOf({ units }: Policy): DraftRow["units"] {
  return units.map(({ id, name, aliases, kind }) => ({
    key: id,
    name: name.zh,
    aliases: [...aliases],
    // What they are bound to stands in the directory; here only the files are changed.
    binding: { to: kind === "group" ? "group" : kind === "role" || kind === "partner" ? "none" : "new" },
    by: "person",
  }));
}
