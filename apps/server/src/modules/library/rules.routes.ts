import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { RuleBook } from "@jucai/engine";
import type { FastifyInstance } from "fastify";
import { Refusal } from "#kernel/refusal.ts";
import { type LibraryStore, rulesOf } from "./library.service.ts";

type Encoding = "br" | "gzip" | "identity";
type Bodies = Readonly<Record<Encoding, Buffer>>;

/**
 * `/rules/350423.js`: the rules of a place as a module of the check page.
 *
 * With `?v=<hash>` as /api/v1/places gives it, the answer may be kept for ever.
 * Each form of the answer is made once for each version of the rules.
 */
export function rulesRoutes(http: FastifyInstance, store: LibraryStore): void {
  const made = new Map<string, { hash: string; bodies: Promise<Bodies> }>();

  http.get<{ Params: { file: string }; Querystring: { v?: string } }>("/rules/:file", async (request, reply) => {
    const place = /^(\d{6})\.js$/.exec(request.params.file)?.[1] ?? "";
    const { hash, book } = await rulesOf(store, place);
    if (book.policies.length === 0) throw noRules();
    const known = made.get(place);
    const entry = known?.hash === hash ? known : { hash, bodies: bodiesOf(book) };
    made.set(place, entry);

    const encoding = chooseEncoding(request.headers["accept-encoding"] ?? "");
    const tag = `"${hash}-${encoding}"`;
    reply
      .header("etag", tag)
      .header("vary", "accept-encoding")
      .header("cache-control", request.query.v === hash ? "public, max-age=31536000, immutable" : "public, no-cache");
    if (request.headers["if-none-match"]?.split(/\s*,\s*/).includes(tag)) return reply.code(304).send();
    if (encoding !== "identity") reply.header("content-encoding", encoding);
    return reply.type("text/javascript; charset=utf-8").send((await entry.bodies)[encoding]);
  });
}

async function bodiesOf(book: RuleBook): Promise<Bodies> {
  const identity = Buffer.from(`export const book = ${moduleJson(book)};\n`);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(identity, quality), promisify(gzip)(identity)]);
  return { identity, br, gzip: zipped };
}

// JSON is JavaScript but for two line separators, which end a line in old browsers' string literals.
function moduleJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
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
