import type { FastifyInstance } from "fastify";
import { Refusal } from "#kernel/refusal.ts";
import type { Encoding, RulesOf } from "./rules.ts";

/**
 * `/rules/350423.js`: the rules of a place as a module of the check page.
 *
 * With `?v=<hash>` as /api/v1/places gives it, the answer may be kept for ever.
 */
export function rulesRoutes(http: FastifyInstance, rulesOf: RulesOf): void {
  http.get<{ Params: { file: string }; Querystring: { v?: string } }>("/rules/:file", async (request, reply) => {
    const place = /^(\d{6})\.js$/.exec(request.params.file)?.[1];
    const rules = place === undefined ? undefined : await rulesOf(place);
    if (rules === undefined) throw noRules();

    const { hash, bodies } = rules;
    const encoding = chooseEncoding(request.headers["accept-encoding"] ?? "");
    const tag = `"${hash}-${encoding}"`;
    reply
      .header("etag", tag)
      .header("vary", "accept-encoding")
      .header("cache-control", request.query.v === hash ? "public, max-age=31536000, immutable" : "public, no-cache");
    if (request.headers["if-none-match"]?.split(/\s*,\s*/).includes(tag)) return reply.code(304).send();
    if (encoding !== "identity") reply.header("content-encoding", encoding);
    return reply.type("text/javascript; charset=utf-8").send(bodies[encoding]);
  });
}

function chooseEncoding(accepted: string): Encoding {
  const offers = accepted.split(",").map((offer) => offer.replaceAll(/\s/g, "").toLowerCase());
  const takes = (name: string) =>
    offers.some((offer) => offer.split(";", 1)[0] === name && !/;q=0(\.0*)?$/.test(offer));
  return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
}

function noRules(): Refusal {
  return new Refusal("not_found", { zh: "这个地方还没有政策。", en: "There are no policies for that place." });
}
