import { openApi, operationRoutes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import { Refusal } from "#kernel/refusal.ts";
import { handle } from "./handle.ts";
import { collectMetrics } from "./metrics.ts";

/** What machines ask: alive, ready, figures, and the description of the interface. */
export function operations(http: FastifyInstance, isReady: () => Promise<boolean>): void {
  const metrics = collectMetrics(http);
  const description = openApi();

  handle(http, operationRoutes.health, () => ({ status: "ok" as const }));
  handle(http, operationRoutes.readiness, async () => {
    if (await isReady()) return { status: "ready" as const };
    throw new Refusal("not_ready", { zh: "数据库没有回应。", en: "The database does not answer." });
  });
  http.get("/metrics", async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
  http.get(
    "/api/openapi.json",
    { config: { access: { open: "What the interface offers is no secret." } } },
    (_request, reply) => reply.send(description),
  );
}
