import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { RuleBook } from "@jucai/engine";
import type { FastifyInstance } from "fastify";
import { Refusal } from "#kernel/refusal.ts";
import { bookFor, claimantKinds, startOf } from "./check-rules.ts";
import { type LibraryStore, rulesOf } from "./library.service.ts";

type Encoding = "br" | "gzip" | "identity";
type Bodies = Readonly<Record<Encoding, Buffer>>;

/**
 * `/rules/350423.js`: the rules of a place as a module. The check page loads them in parts:
 * `/rules/350423/start.js` for its first screen, then `/rules/350423/person.js`, `employer.js` or `referrer.js`.
 *
 * With `?v=<hash>` as /api/v1/places gives it, the answer may be kept for ever.
 * Each form of the answer is made once for each version of the rules.
 */
export function rulesRoutes(http: FastifyInstance, store: LibraryStore): void {
  const made = new Map<string, { hash: string; bodies: Promise<Bodies> }>();

  http.get<{ Params: { "*": string }; Querystring: { v?: string } }>("/rules/*", async (request, reply) => {
    const file = request.params["*"];
    const [, place = "", part] = /^(\d{6})(?:\/([a-z]+))?\.js$/.exec(file) ?? [];
    const { hash, book } = await rulesOf(store, place);
    const known = made.get(file);
    const entry = known?.hash === hash ? known : { hash, bodies: bodiesOf(moduleOf(book, part)) };
    made.set(file, entry);

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

/** The text of the module. Refuses a place without policies, and a part that there is not. */
function moduleOf(book: RuleBook, part: string | undefined): string {
  if (book.policies.length === 0) throw noRules();
  if (part === undefined) return `export const book = ${moduleJson(book)};\n`;
  if (part === "start") return `export const start = ${moduleJson(startOf(book))};\n`;
  const kind = claimantKinds.find((one) => one === part);
  if (kind === undefined) throw noRules();
  return `export const book = ${moduleJson(bookFor(book, kind))};\n`;
}

async function bodiesOf(text: string): Promise<Bodies> {
  const identity = Buffer.from(text);
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
