import { type PlaceSetting, settingRoutes as routes, type SetSetting } from "@jucai/contract";
import { currentForm, type Text } from "@jucai/engine";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { record, type Who } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import type { LibraryTables } from "../library.tables.ts";
import { openPoints } from "./open-points.ts";
import { type SetRow, settingTables, standingRows, upwards } from "./settings.store.ts";
import { fits } from "./fits.ts";

/** What documents leave open, and what places set. */
export function settingRoutes(http: FastifyInstance, { clock }: Pick<ModuleDeps, "clock">): void {
  handle(http, routes.settings, ({ query, scope, within }) =>
    within(async (tx) => {
      const place = query.place ?? ownPlace(scope);
      const { name, items } = await pointsOf(tx, place);
      const rows = await standingRows(tx, place, today(clock));
      return { place, placeName: name, items: items.map((point) => ({ ...point, set: setOf(rows.get(point.key)) })) };
    }),
  );
  handle(http, routes.settingHistory, ({ query, within }) =>
    within(async (tx) => {
      const rows = await settingTables(tx)
        .selectFrom("policy_setting")
        .select(["place", "key", "value", "basis", "valid_from as validFrom", "set_name as by", "set_at as at"])
        .where("place", "=", query.place)
        .where("key", "=", query.key)
        .orderBy("id", "desc")
        .execute();
      return { items: rows.map((row) => setOf(row)!) };
    }),
  );
  handle(http, routes.setSetting, ({ body, actor, scope, within }) =>
    within((tx) => set(tx, { actor: { ...actor }, scope, clock }, body)),
  );
}

type By = { readonly actor: Exclude<Who, "system">; readonly scope: Scope; readonly clock: Clock };

async function set(tx: ScopedTransaction, { actor, scope, clock }: By, body: SetSetting): Promise<PlaceSetting> {
  const { place, key, value, basis, validFrom } = body;
  if (!scope.all && !scope.places.includes(place)) throw notYours();
  const point = (await pointsOf(tx, place)).items.find((each) => each.key === key);
  if (point === undefined) throw unknownKey(key);
  if (value !== null && !fits(value, point.is)) throw badValue(point.label);
  const at = clock.now();
  await settingTables(tx)
    .insertInto("policy_setting")
    .values({
      place,
      key,
      value: JSON.stringify(value),
      basis,
      valid_from: validFrom,
      set_by: actor.account,
      set_name: actor.name,
      set_at: at,
    })
    .execute();
  await record(tx, actor, {
    action: "setting.set",
    object: { kind: "setting", id: key },
    detail: { place, value, basis, validFrom },
  });
  return { ...point, set: setOf((await standingRows(tx, place, today(clock))).get(key)) };
}

/** What the documents of a place and of those above it leave open. */
async function pointsOf(tx: ScopedTransaction, place: string) {
  const rows = await tx
    .withTables<LibraryTables>()
    .selectFrom("current_document")
    .select("body")
    .where("place", "in", upwards(place))
    .orderBy("place", "desc")
    .orderBy("document")
    .execute();
  const policies = rows.map(({ body }) => currentForm(body));
  const name: Text = policies.find((policy) => policy.place === place)?.placeName ?? { zh: place, en: place };
  return { name, items: openPoints(policies) };
}

function setOf(row: SetRow | undefined): PlaceSetting["set"] {
  if (row === undefined) return null;
  const { value, basis, validFrom, by, at } = row;
  return { value, basis, validFrom, by, at: at.toISOString() };
}

function ownPlace({ places }: Scope): string {
  const first = places[0];
  if (first === undefined) throw notYours();
  return first;
}

function notYours(): Refusal {
  return new Refusal("not_allowed", { zh: "只能定本辖区的口径。", en: "Only settings of your own place can be set." });
}
function unknownKey(key: string): Refusal {
  return new Refusal("not_found", { zh: `没有“${key}”这一项口径。`, en: `There is no setting ${key}.` });
}
function badValue(label: Text): Refusal {
  return new Refusal(
    "not_valid",
    {
      zh: `“${label.zh}”不能是这个值，请按提示的范围填写。`,
      en: `“${label.en}” cannot be this; keep to the range shown.`,
    },
    [{ field: "value", says: label.zh }],
  );
}
