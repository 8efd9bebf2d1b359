import { randomUUID } from "node:crypto";
import type { Objection } from "@jucai/contract";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { noticeTables, type ObjectionRow } from "./notices.tables.ts";

type Message = Objection["messages"][number];
type Said = Message & { readonly addressee: "objector" | "claimant" | null; readonly closes: boolean };
type What = {
  readonly from: Message["from"];
  readonly text: string;
  readonly to?: "objector" | "claimant";
  readonly closes?: boolean;
};

/** Contexts that objections are sealed with; admin/sealed-columns.ts names them too. */
const objectionContext = (id: string) => `objection/${id}`;
const messageContext = (id: string) => `objection_message/${id}`;

export type Filed = { readonly text: string; readonly name?: string; readonly phone?: string };

export const sealObjection = (sealing: Sealing, id: string, filed: Filed): Buffer =>
  sealing.sealSystem(JSON.stringify(filed), objectionContext(id));

export const openObjection = (sealing: Sealing, { id, sealed }: Pick<ObjectionRow, "id" | "sealed">): Filed =>
  JSON.parse(sealing.openSystem(sealed, objectionContext(id)).toString("utf8")) as Filed;

export async function say(tx: ScopedTransaction, sealing: Sealing, at: Date, objection: string, what: What) {
  const id = randomUUID();
  await noticeTables(tx)
    .insertInto("objection_message")
    .values({
      id,
      objection,
      at,
      sender: what.from,
      addressee: what.to ?? null,
      closes: what.closes ?? false,
      sealed: sealing.sealSystem(what.text, messageContext(id)),
    })
    .execute();
}

/** What was written to and fro, the oldest first. */
export async function said(tx: ScopedTransaction, sealing: Sealing, objection: string): Promise<Said[]> {
  const rows = await noticeTables(tx)
    .selectFrom("objection_message")
    .selectAll()
    .where("objection", "=", objection)
    .orderBy("no")
    .execute();
  return rows.map(({ id, at, sender, addressee, closes, sealed }) => ({
    at: at.toISOString(),
    from: sender,
    text: sealing.openSystem(sealed, messageContext(id)).toString("utf8"),
    addressee,
    closes,
  }));
}

/** What one side may read: its own words and the office's to it, never the other side's. */
export function forSide(messages: readonly Said[], side: "objector" | "claimant"): Message[] {
  return messages
    .filter(({ from, addressee, closes }) => !closes && (from === side || (from === "office" && addressee === side)))
    .map(plain);
}

export const plain = ({ at, from, text }: Said): Message => ({ at, from, text });
export const answerIn = (messages: readonly Said[]): string | null =>
  messages.find(({ closes }) => closes)?.text ?? null;
