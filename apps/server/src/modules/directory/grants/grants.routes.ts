import { accountRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import { handle } from "#http/handle.ts";
import { accountTables } from "../accounts/accounts.tables.ts";
import type { SignInDeps } from "../sign-in/sign-in.deps.ts";
import { listGrants } from "./grant-views.ts";
import { grant, revokeGrant } from "./grants.ts";
import { readSettings, saveSettings } from "./settings.ts";

/** Roles, and how sign-in and duties are set. */
export function grantRoutes(http: FastifyInstance, { clock }: SignInDeps): void {
  handle(http, routes.grants, ({ query, within, language }) =>
    within((tx) => listGrants(accountTables(tx), query, language, clock.now())),
  );
  handle(http, routes.createGrant, ({ actor, scope, body, within, language }) =>
    within(async (tx) => {
      const id = await grant(tx, actor, body, scope, clock.now());
      const filter = { id, page: 1, pageSize: 1 };
      const [item] = (await listGrants(accountTables(tx), filter, language, clock.now())).items;
      if (item === undefined) throw new Error("a grant that was just written is not there");
      return item;
    }),
  );
  handle(http, routes.revokeGrant, async ({ actor, params, within }) => {
    await within((tx) => revokeGrant(tx, actor, params.id, clock.now()));
    return { done: true as const };
  });
  handle(http, routes.directorySettings, ({ within }) => within((tx) => readSettings(accountTables(tx))));
  handle(http, routes.saveDirectorySettings, ({ actor, body, within }) =>
    within((tx) => saveSettings(tx, actor, body, clock.now())),
  );
}
