import type { FastifyInstance } from "fastify";
import { Refusal } from "#kernel/refusal.ts";
import { checkParts } from "./check-rules.ts";
import type { Bodies, Encoding, Rules, RulesOf } from "./rules.ts";

/**
 * `/rules/350423.js`: the rules of a place as a script module. The check page loads them in parts:
 * `/rules/350423/start.js` for its first screen, then `person.js`, `employer.js` or `referrer.js`.
 *
 * With `?v=<hash>` as /api/v1/places gives it, the answer may be kept for ever.
 */
export function rulesRoutes(http: FastifyInstance, rulesOf: RulesOf): void {
  http.get<{ Params: { "*": string }; Querystring: { v?: string } }>("/rules/*", async (request, reply) => {
    const [, place, part] = /^(\d{6})(?:\/([a-z]+))?\.js$/.exec(request.params["*"]) ?? [];
    const rules = place === undefined ? undefined : await rulesOf(place);
    const bodies = rules && bodiesOf(rules, part);
    if (rules === undefined || bodies === undefined) throw noRules();

    const { hash } = rules;
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

/** The whole, or one of its parts; undefined for a part that there is not. */
function bodiesOf({ bodies, parts }: Rules, part: string | undefined): Bodies | undefined {
  if (part === undefined) return bodies;
  const known = checkParts.find((one) => one === part);
  return known && parts[known];
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
