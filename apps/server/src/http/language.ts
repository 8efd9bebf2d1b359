import type { FastifyRequest } from "fastify";

/** The reader's language: the first of zh and en that Accept-Language prefers, else zh. */
export function languageOf(request: FastifyRequest): "zh" | "en" {
  const header = request.headers["accept-language"] ?? "";
  const wishes = header.split(",").map(readWish);
  const wish = wishes.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return wish.map(({ tag }) => tag.slice(0, 2)).find((tag) => tag === "zh" || tag === "en") ?? "zh";
}

function readWish(text: string): { tag: string; weight: number } {
  const [tag = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((each) => each.startsWith("q="))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return { tag, weight: Number.isFinite(weight) ? weight : 0 };
}
