import { fundRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { holdWaiting } from "../awards/hold.ts";
import { lockMoney } from "../ground/lock.ts";
import { addBudget, transfer } from "./budgets.ts";
import { entriesOf, shortfalls } from "./entries.ts";
import { createFund, fundOf, listFunds, placeWithin } from "./funds.ts";
import { fundOrders, programmeCaps, setFundOrder, setProgrammeCap } from "./limits.ts";

/** Funds, budgets, limits, the order of funds and the ledger. */
export function fundRoutes(http: FastifyInstance, deps: Pick<ModuleDeps, "clock" | "events" | "sealing">): void {
  const by = (who: Actor) => ({ ...deps, who });

  handle(http, routes.funds, ({ query, scope, within }) => within((tx) => listFunds(tx, scope, query)));
  handle(http, routes.fund, ({ params, within }) => within((tx) => fundOf(tx, params.id)));
  handle(http, routes.createFund, ({ body, actor, scope, within }) =>
    within((tx) => createFund(tx, scope, by(actor), body)),
  );
  handle(http, routes.addBudget, ({ params, body, actor, scope, within }) =>
    within((tx) => addBudget(tx, scope, by(actor), params.id, body)),
  );
  handle(http, routes.transfer, ({ body, actor, scope, within }) =>
    within((tx) => transfer(tx, scope, by(actor), body)),
  );
  handle(http, routes.ledger, ({ params, query, within }) => within((tx) => entriesOf(tx, params.id, query)));
  handle(http, routes.shortfalls, ({ query, within }) => within((tx) => shortfalls(tx, query)));
  handle(http, routes.holdAgain, ({ body, actor, scope, within }) =>
    within(async (tx) => {
      placeWithin(scope, body.place);
      await lockMoney(tx, body.place);
      return holdWaiting(tx, by(actor), body.place);
    }),
  );
  handle(http, routes.programmeCaps, ({ query, within }) => within((tx) => programmeCaps(tx, query)));
  handle(http, routes.setProgrammeCap, ({ body, actor, scope, within }) =>
    within((tx) => setProgrammeCap(tx, scope, by(actor), body)),
  );
  handle(http, routes.fundOrders, ({ query, within }) => within((tx) => fundOrders(tx, query.place)));
  handle(http, routes.setFundOrder, ({ body, actor, scope, within }) =>
    within((tx) => setFundOrder(tx, scope, by(actor), body)),
  );
}
