import { type Force, printDay, type Supervision, type Task, type Text } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** A published document as far as supervision needs it. */
export type Plan = {
  readonly document: string;
  /** document_version.id */
  readonly version: string;
  readonly place: string;
  readonly short: Text;
  /** First and last day on which it holds; null without an end. */
  readonly force: { readonly from: string; readonly to: string | null };
  readonly supervision: Supervision;
};
type Body = { place: string; short: Text; force: Force; supervision: Supervision };

// What is published never changes; bodies are kept by the hash of their content, whichever database they came from.
const read = new Map<string, Body>();
const mostKept = 200;

/** The documents that hold now or will, with their tasks. */
export async function currentPlans(tx: ScopedTransaction): Promise<Plan[]> {
  const { rows } = await sql<{ version: string; document: string; hash: string }>`
    select id::text as version, document, content_hash as hash from current_document
    where body ? 'supervision' order by document`.execute(tx);
  return plansOf(tx, rows);
}

/** Documents exactly as they were published in these versions. */
export async function plansAt(tx: ScopedTransaction, versions: readonly string[]): Promise<ReadonlyMap<string, Plan>> {
  const { rows } = await sql<{ version: string; document: string; hash: string }>`
    select id::text as version, document, content_hash as hash from document_version
    where id = any(${[...new Set(versions)]}::bigint[])`.execute(tx);
  return new Map((await plansOf(tx, rows)).map((plan) => [plan.version, plan]));
}

async function plansOf(
  tx: ScopedTransaction,
  heads: readonly { version: string; document: string; hash: string }[],
): Promise<Plan[]> {
  const missing = heads.filter(({ hash }) => !read.has(hash)).map(({ version }) => version);
  if (missing.length > 0) {
    const { rows } = await sql<{ hash: string; body: Body }>`
      select content_hash as hash, jsonb_build_object('place', place, 'short', body -> 'short',
        'force', body -> 'inForce', 'supervision', body -> 'supervision') as body
      from document_version where id = any(${missing}::bigint[])`.execute(tx);
    if (read.size > mostKept) read.clear();
    for (const { hash, body } of rows) read.set(hash, body);
  }
  return heads.flatMap(({ version, document, hash }) => {
    const body = read.get(hash);
    if (body?.supervision === undefined || body.supervision === null) return [];
    const { place, short, force, supervision } = body;
    const to = force.to === undefined ? null : printDay(force.to);
    return [{ document, version, place, short, force: { from: printDay(force.from), to }, supervision }];
  });
}

/** A task of a plan by its id. */
export const taskOf = (plan: Plan | undefined, id: string): Task | undefined =>
  plan?.supervision.tasks.find((task) => task.id === id);
