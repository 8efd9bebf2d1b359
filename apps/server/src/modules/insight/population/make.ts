/** Makes populations: people made up by a seed, or everybody of the registry within a scope. */
import type { GenerateRequest, Population, ReadRegistryRequest } from "@jucai/contract";
import { factsWanted as factsOfPeople } from "@jucai/screening";
import { type Clock, today } from "#kernel/clock.ts";
import { type Actor, type PermissionTable, scopeFor } from "#kernel/permissions/index.ts";
import type { Scope, ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { recordReading } from "../claimants/audit.ts";
import { groupsOf, townshipNames } from "../claimants/groups.ts";
import { type ClaimantKind, countOf } from "../claimants/read.ts";
import { claimantTables } from "../claimants/tables.ts";
import { placeIn } from "../place-in.ts";
import { affectedIn } from "../what-if/benefits.ts";
import type { Crew } from "./crew.ts";
import { inTurns } from "./in-turns.ts";
import { type Kept, newStop, type Populations } from "./populations.ts";
import { benefitIn, keptKind, rulesOfDay } from "./rules-of-day.ts";

export type Making = {
  readonly database: ScopedDatabase;
  readonly sealing: Sealing;
  readonly clock: Clock;
  readonly permissions: PermissionTable;
  readonly crew: Crew;
  readonly populations: Populations;
  /** Told what went wrong in the background. */
  readonly report: (error: unknown) => void;
};
export type By = { readonly actor: Actor; readonly scope: Scope };

/** Rows of a block: its columns fit a processor's cache, and between two blocks a stop is heeded. */
const blockRows = 16_384;

type Wanted = Pick<GenerateRequest, "benefit" | "place" | "on">;
type Kind = Pick<Population, "kind" | "seed" | "unknownShare">;

/** A population of nobody yet, for one benefit and whatever it bears on. */
export async function newPopulation(
  tx: ScopedTransaction,
  { clock, permissions }: Making,
  { actor, scope }: By,
  wanted: Wanted,
  kind: Kind,
): Promise<Kept> {
  const place = placeIn(scope, wanted.place);
  const on = wanted.on ?? today(clock);
  const placeRules = await rulesAt(tx, place, { now: true });
  const benefit = benefitIn(placeRules, wanted.benefit);
  const benefits = affectedIn(placeRules, benefit.id);
  const madeUp = kind.kind === "generated" && benefit.for === "referrer";
  const claimant = madeUp ? "person" : keptKind(benefit);
  return {
    id: crypto.randomUUID(),
    owner: actor.account,
    about: {
      ...kind,
      ...{ benefit: benefit.id, benefits, claimant, place, on },
      hidesFew: kind.kind === "registry" && !maySee(permissions, actor, scope, claimant),
    },
    placeRules,
    rules: await rulesOfDay(tx, place, placeRules, benefits, on),
    townships: kind.kind === "registry" ? await townshipNames(tx) : new Map(),
    stop: newStop(),
    progress: { state: "reading", done: 0, of: null, message: null },
    running: undefined,
    until: 0,
  };
}

/** Begins to make people up; nothing of the registry is read. */
export function startGenerating(making: Making, kept: Kept, { people, seed, unknownShare }: GenerateRequest): void {
  const { vocabulary, benefits, on } = kept.rules;
  const options = {
    ...{ vocabulary, seed, rows: people, on, place: kept.about.place, unknown: unknownShare },
    facts: factsOfPeople(vocabulary, benefits),
    kind: kindOf(kept),
  };
  kept.progress = { ...kept.progress, state: "screening", of: people };
  inBackground(making, kept, (crew) =>
    crew.generate(kept.id, options, blockRows, kept.stop, (rows) => advance(kept, rows)),
  );
}

function kindOf({ about, rules }: Kept): "person" | "employer" | "mixed" {
  return rules.benefits.some((each) => each.for === "referrer") ? "mixed" : about.claimant;
}

/** Writes down who reads everybody within reach, why, and how many there are; before the first of them is read. */
export async function announceReading(
  tx: ScopedTransaction,
  { actor }: By,
  kept: Kept,
  { why }: ReadRegistryRequest,
): Promise<void> {
  const { claimant, benefits, place } = kept.about;
  const rows = await countOf(tx, { kind: claimant, place });
  await recordReading(tx, actor, { why, benefits, place, claimant, rows });
  kept.progress = { ...kept.progress, of: rows };
}

/** Begins to read, under the scope of whoever asked. */
export function startReading(making: Making, scope: Scope, kept: Kept): void {
  const { database, sealing } = making;
  inBackground(making, kept, (crew) => database.within(scope, (tx) => readAll(tx, sealing, crew, kept)));
}

async function readAll(tx: ScopedTransaction, sealing: Sealing, crew: Crew, kept: Kept): Promise<void> {
  const { about, rules, townships, stop } = kept;
  const turns = inTurns(crew.size);
  const whom = { kind: about.claimant, place: about.place };
  for await (const { claimants, table } of claimantTables(tx, sealing, whom, rules)) {
    if (Atomics.load(stop, 0) !== 0) return;
    // Names and ids end here: what a worker gets are columns.
    const block = { table, groups: groupsOf(claimants, townships, about.on) };
    await turns.give((worker) => crew.take(worker, kept.id, block).then(() => advance(kept, claimants.length)));
  }
  await turns.done();
}

function advance(kept: Kept, rows: number): void {
  kept.progress = { ...kept.progress, done: kept.progress.done + rows };
}

function inBackground({ crew, populations, report }: Making, kept: Kept, work: (crew: Crew) => Promise<void>): void {
  populations.add(kept);
  crew
    .begin(kept.id, kept.rules, true)
    .then(() => work(crew))
    .then(
      () => {
        const { done } = kept.progress;
        kept.progress = { state: "ready", done, of: done, message: null };
      },
      (error: unknown) => {
        // Of one that was ended nobody waits for the rest.
        if (Atomics.load(kept.stop, 0) !== 0) return;
        report(error);
        // It is told as failed for a while; what workers hold of it is of no use to anybody.
        crew.forget(kept.id).catch(() => undefined);
        kept.progress = { ...kept.progress, state: "failed", message: failed };
      },
    );
}

const failed = {
  zh: "这批人群没有做成，请重新生成或读取一次；仍然不行请联系管理员。",
  en: "This population could not be made. Make it again; if that fails too, tell the administrator.",
};

/** Whether the actor may see, one by one, whom he is about to count. */
export function maySee(
  permissions: PermissionTable,
  actor: Actor,
  { places, all }: Scope,
  claimant: ClaimantKind,
): boolean {
  const seen = scopeFor(permissions, actor, claimant, "list");
  return seen !== undefined && (seen.all || (!all && places.every((place) => seen.places.includes(place))));
}
