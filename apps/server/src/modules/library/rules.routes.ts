import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "#kernel/refusal.ts";
import type { Encoding, Rules, RulesOf, Script, StartOf } from "./rules.ts";

/**
 * The rules of a place as script modules, for a page that may talk to nobody:
 *
 *     /rules/start.js              the places, as the check's first screen shows them: `export const start`
 *     /rules/350423.js             all rules of a place and of those around it: `export const book`
 *     /rules/350423/person.js      those for persons; likewise employer and referrer
 *
 * With `?v=<hash>`, as /api/v1/places gives it, the answer may be kept for ever.
 */
export function rulesRoutes(http: FastifyInstance, rulesOf: RulesOf, startOf: StartOf): void {
  const serve = async (request: FastifyRequest, reply: FastifyReply, place: string, part: keyof Rules) => {
    const rules = await rulesOf(place);
    if (rules === undefined) throw noRules();
    return sendScript(request, reply, rules[part]);
  };
  http.get("/rules/start.js", async (request, reply) => sendScript(request, reply, await startOf()));
  http.get<{ Params: { place: string } }>("/rules/:place(^\\d{6}).js", (request, reply) =>
    serve(request, reply, request.params.place, "all"),
  );
  for (const part of ["person", "employer", "referrer"] as const) {
    http.get<{ Params: { place: string } }>(`/rules/:place(^\\d{6}$)/${part}.js`, (request, reply) =>
      serve(request, reply, request.params.place, part),
    );
  }
}

function sendScript(request: FastifyRequest, reply: FastifyReply, { hash, bodies }: Script): FastifyReply {
  const version = (request.query as { readonly v?: string }).v;
  const encoding = chooseEncoding(request.headers["accept-encoding"] ?? "");
  const tag = `"${hash}-${encoding}"`;
  reply
    .header("etag", tag)
    .header("vary", "accept-encoding")
    .header("cache-control", version === hash ? "public, max-age=31536000, immutable" : "public, no-cache");
  if (request.headers["if-none-match"]?.split(/\s*,\s*/).includes(tag)) return reply.code(304).send();
  if (encoding !== "identity") reply.header("content-encoding", encoding);
  return reply.type("text/javascript; charset=utf-8").send(bodies[encoding]);
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
