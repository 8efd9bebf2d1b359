import { foundRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import { handle } from "#http/handle.ts";
import { maskName } from "#modules/registry/numbers/index.ts";
import { unitNames } from "../claimants/groups.ts";
import { placeIn } from "../place-in.ts";
import type { Making } from "../population/make.ts";
import { type FoundRow, find, type Search } from "./find.ts";
import { informationOf } from "./information.ts";
import { inLine, keptShortly } from "./kept-shortly.ts";

/** Who is found by a benefit, and what is worth finding out. */
export function foundRoutes(http: FastifyInstance, making: Making): void {
  const searches = keptShortly<Search>();
  const oneByOne = inLine();
  handle(http, routes.found, async ({ query, actor, scope, within, language }) => {
    const { benefit, on, page, pageSize } = query;
    const place = placeIn(scope, query.place);
    const key = JSON.stringify([actor.account, scope.places, place, benefit, on]);
    const search = await searches(key, () =>
      oneByOne(() => within((tx) => find(tx, making, { actor }, { place, benefit, on }))),
    );
    const rows = query.verified === undefined ? search.rows : search.rows.filter(isVerified(query.verified === "true"));
    const shown = rows.slice((page - 1) * pageSize, page * pageSize);
    const units = await within((tx) =>
      unitNames(
        tx,
        shown.flatMap((row) => row.units),
        language,
      ),
    );
    const { claimant, title, screened, claimed, elsewhere, undecided, readAt } = search;
    return {
      items: shown.map((row) => ({
        ...row,
        name: claimant === "person" ? maskName(row.name) : row.name,
        units: row.units.map((id) => ({ id, name: units.get(id) ?? "" })),
      })),
      ...{ page, pageSize, total: rows.length, benefit, title, claimant, on: search.on },
      ...{ screened, claimed, elsewhere, undecided },
      verified: rows.filter(isVerified(true)).length,
      fen: rows.reduce((sum, { fen }) => sum + (fen ?? 0), 0),
      readAt: readAt.toISOString(),
    };
  });
  handle(http, routes.information, ({ query, actor, scope, within }) =>
    oneByOne(() =>
      within((tx) => informationOf(tx, making, { actor, scope }, { ...query, place: placeIn(scope, query.place) })),
    ),
  );
}

const isVerified =
  (wanted: boolean) =>
  ({ verified }: FoundRow): boolean =>
    verified === wanted;
