/** Where a claim stands, for whoever may read it: steps, dates, who does it, what happens next. */
import {
  type ClaimConfirmationView,
  type ClaimEventView,
  type ClaimStepView,
  type ClaimTracking,
  nextActorOf,
} from "@jucai/contract";
import type { Selectable } from "kysely";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { factsAsked } from "../confirmations/lines.ts";
import { type Claim, type ClaimStep, type ClaimsTables, claimsTables } from "../claims.tables.ts";
import { noClaim } from "../rules.ts";
import { mayAct } from "./acting.ts";
import { cardOf, unitsNamed } from "./cards.ts";
import { isClaimant, isOffice } from "./sides.ts";
import { stepsOf } from "./steps.ts";
import { type CommandName, targets } from "./transitions.ts";
import { happened, whatNext } from "./words.ts";

type Units = Awaited<ReturnType<typeof unitsNamed>>;

export async function trackingOf(
  tx: ScopedTransaction,
  actor: Actor,
  id: string,
  day: string,
  now: Date,
): Promise<ClaimTracking> {
  const claim = await claimsTables(tx).selectFrom("claim").selectAll().where("id", "=", id).executeTakeFirst();
  if (claim === undefined || claim.status === "draft") throw noClaim();
  const steps = await stepsOf(tx, id);
  const events = await claimsTables(tx)
    .selectFrom("claim_event")
    .selectAll()
    .where("claim", "=", id)
    .orderBy("id")
    .execute();
  const units = await unitsNamed(
    tx,
    [...steps, ...events].flatMap(({ unit }) => unit ?? []),
  );
  const open = steps.find(({ state }) => state === "open" || state === "returned");
  const rules = await rulesAt(tx, claim.place, { versions: [claim.rule_version] });
  const [policy] = rules.policies;
  const process = policy?.processes?.find((each) => each.id === claim.process);
  const office = isOffice(actor);
  const who = nextActorOf[claim.status];
  const next = open ?? steps.find(({ state }) => state === "waiting");
  const said = await confirmationOf(tx, id);
  return {
    ...cardOf(claim, open, units, actor, { day, now }),
    place: claim.place,
    placeName: policy?.placeName ?? { zh: claim.place, en: claim.place },
    process: {
      id: claim.process,
      name: process?.name ?? claim.title,
      printed: process?.printed ?? false,
      says: process?.says ?? null,
    },
    steps: steps.map((step) => stepView(step, units, office)),
    timeline: events.map((event) => eventView(event, steps, units, office)),
    next: {
      who,
      says: whatNext(claim.status, who, next?.name),
      promisedOn: claim.due_on,
      promisedKnown: claim.due_known,
      call: next?.unit ? (units.get(next.unit) ?? null) : null,
    },
    confirmation: said,
    siblings: await siblingsOf(tx, claim),
    reopens: claim.reopens,
    reopenedAs: await reopenedAs(tx, id),
    may: await mayOf(tx, actor, claim, steps),
  };
}

function stepView(step: ClaimStep, units: Units, office: boolean): ClaimStepView {
  return {
    id: step.id,
    key: step.key,
    ordinal: step.ordinal,
    name: step.name,
    clause: step.clause,
    kind: step.kind,
    group: step.in_group,
    unit: step.unit === null ? null : (units.get(step.unit) ?? null),
    role: step.role,
    state: step.state,
    openedOn: step.opened_on,
    dueOn: step.due_on,
    dueKnown: step.due_known,
    doneBy: step.done_name,
    doneAt: step.done_at?.toISOString() ?? null,
    outcome: step.outcome,
    opinion: office ? step.opinion : null,
  };
}

function eventView(
  event: Selectable<ClaimsTables["claim_event"]>,
  steps: readonly ClaimStep[],
  units: Units,
  office: boolean,
): ClaimEventView {
  const note = event.detail["why"] ?? (office ? (event.detail["basis"] ?? null) : null);
  return {
    at: event.at.toISOString(),
    command: event.command,
    says: happened[event.command as CommandName],
    from: event.from_status,
    to: event.to_status,
    step: steps.find(({ key }) => key === event.step)?.name ?? null,
    unit: (event.unit === null ? undefined : units.get(event.unit))?.name ?? null,
    actor: event.actor_name,
    note: typeof note === "string" ? note : null,
  };
}

async function confirmationOf(tx: ScopedTransaction, id: string): Promise<ClaimConfirmationView | null> {
  const asking = await claimsTables(tx)
    .selectFrom("claim_asking")
    .selectAll()
    .where("claim", "=", id)
    .executeTakeFirst();
  if (asking === undefined) return null;
  const asked = (await factsAsked(tx, [id])).get(id) ?? [];
  const units = await unitsNamed(tx, [asking.employer]);
  const { vocabulary } = await rulesAt(tx, asking.place, { now: true });
  return {
    employer: { id: asking.employer, name: units.get(asking.employer)?.name.zh ?? "—" },
    dueOn: asking.due_on,
    items: asked.map(({ fact, value, shown, answer, words, by_name, at }) => ({
      fact,
      label: vocabulary.facts.find((each) => each.id === fact)?.label ?? { zh: fact, en: fact },
      value,
      shown,
      answer,
      words,
      by: by_name,
      at: at?.toISOString() ?? null,
    })),
  };
}

async function siblingsOf(tx: ScopedTransaction, { id, application }: Claim): Promise<ClaimTracking["siblings"]> {
  const rows = await claimsTables(tx)
    .selectFrom("claim")
    .select(["id", "number", "title", "status"])
    .where("application", "=", application)
    .where("id", "<>", id)
    .orderBy("number")
    .execute();
  return rows.map((row) => ({ ...row, number: row.number ?? "" }));
}

async function reopenedAs(tx: ScopedTransaction, id: string): Promise<string | null> {
  const row = await claimsTables(tx)
    .selectFrom("claim")
    .select("id")
    .where("reopens", "=", id)
    .where("status", "<>", "draft")
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** What the reader may do with it now; each route checks again. */
async function mayOf(
  tx: ScopedTransaction,
  actor: Actor,
  claim: Claim,
  steps: readonly ClaimStep[],
): Promise<ClaimTracking["may"]> {
  const { status } = claim;
  const own = isClaimant(actor, claim);
  const able = async (step: ClaimStep | undefined) =>
    step !== undefined && (await mayAct(tx, actor, claim, step)) === undefined;
  const open = steps.filter(({ state, kind }) => state === "open" && kind !== "confirm");
  let act = false;
  for (const step of open) act ||= await able(step);
  const following = steps.find(({ state, kind }) => state === "waiting" && kind !== "confirm");
  return {
    withdraw: own && targets(status, "withdraw").length > 0,
    reopen: own && (status === "rejected" || status === "withdrawn"),
    act: act && status !== "correction",
    correct: own && status === "correction",
    confirm: false,
    takeOver: status === "awaiting_employer" && (await able(following)),
  };
}
