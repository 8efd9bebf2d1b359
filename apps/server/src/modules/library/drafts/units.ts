import { bearsOn } from "../places.ts";
import type { DraftUnit } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { type ResolveCell, unitResolver } from "#modules/directory/units/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { UnitById, Work } from "./changes.ts";
import type { PrintedUnit } from "./draft-of.ts";
import type { KeptUnit } from "./drafts.tables.ts";

type Brief = DraftUnit["proposals"][number];

/** Names that stand for whoever applies, not for an office. */
const roles = /^(本人|申请人|申报人|用人单位|申报单位|引才单位|引荐人|(相关|有关)?企业)$/;
const groups = /^(各|全县|全市|其他|(有关|相关)(单位|部门)|行业主管部门)|等$/;

/** What printed names stand for, as far as their words and the directory tell. One sure match is taken, several are not. */
export async function boundByName(
  tx: ScopedTransaction,
  place: string,
  on: string,
  units: readonly PrintedUnit[],
): Promise<KeptUnit[]> {
  if (units.length === 0) return [];
  const resolve = await unitResolver(tx, place, on);
  return units.map(({ key, name }) => ({ key, name, aliases: [], binding: bindingOf(resolve, name), by: "name" }));
}

function bindingOf(resolve: ResolveCell, name: string): KeptUnit["binding"] {
  if (roles.test(name)) return { to: "none" };
  const found = resolve(name);
  const [only] = found;
  if (found.length === 1 && only?.unit) return { to: "unit", unit: briefOf(only.unit) };
  if (groups.test(name)) return { to: "group" };
  return only !== undefined && only.candidates.length > 0 ? { to: "open" } : { to: "new" };
}

const briefOf = ({ id, name, place, kind }: Brief): Brief => ({ id, name, place, kind });

/** Units as they are shown: with what the directory has for the names that are not bound yet. */
export async function unitViews(
  tx: ScopedTransaction,
  place: string,
  on: string,
  { units, measures }: Pick<Work, "units" | "measures">,
): Promise<DraftUnit[]> {
  const open = units.some(({ binding }) => binding.to !== "unit");
  const resolve = open ? await unitResolver(tx, place, on) : undefined;
  const live = measures.filter(({ removed }) => !removed);
  return units.map((unit) => ({
    ...unit,
    proposals:
      unit.binding.to === "unit"
        ? []
        : [unit.name, ...unit.aliases]
            .flatMap((name) => resolve?.(name) ?? [])
            .flatMap(({ candidates }) => candidates.map(briefOf))
            .slice(0, 10),
    mentions: live.filter((it) => it.units.some((mention) => mention.unit === unit.key)).length,
  }));
}

/** The units of the directory that somebody names by id. */
export async function unitsById(tx: ScopedTransaction, ids: readonly string[], place: string): Promise<UnitById> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: Text; place: string; kind: string }>`
    select id, name, place, kind from unit
    where id = any(${ids}::uuid[]) and kind not in ('employer', 'jurisdiction') and successor is null`.execute(tx);
  const around = rows.filter((it) => bearsOn(it.place, place));
  return new Map(around.map((it) => [it.id, { id: it.id, name: it.name.zh, place: it.place, kind: it.kind }]));
}

/** The place's name, as its jurisdiction in the directory is called. */
export async function placeName(tx: ScopedTransaction, place: string): Promise<Text> {
  const { rows } = await sql<{ name: Text }>`
    select name from unit where kind = 'jurisdiction' and code = ${place} limit 1`.execute(tx);
  const found = rows[0]?.name;
  if (found !== undefined) return found;
  throw new Refusal("not_valid", {
    zh: `机构目录里没有辖区 ${place}，请先建。`,
    en: `The directory has no jurisdiction ${place}; add it first.`,
  });
}
