import type { FastifyRequest } from "fastify";
import { expect, it } from "vitest";
import { languageOf } from "./language.ts";

it.each([
  [undefined, "zh"],
  ["", "zh"],
  ["en", "en"],
  ["en-US,zh;q=0.9", "en"],
  ["zh-CN,en;q=0.9", "zh"],
  ["de,en;q=0.2,zh;q=0.8", "zh"],
  ["en;q=0,*", "zh"],
  ["fr", "zh"],
  ["q=;;;,,en", "en"],
  ["en;q=abc", "zh"],
])("speaks to a reader who asks for %s: %s", (header, language) => {
  expect(languageOf({ headers: { "accept-language": header } } as FastifyRequest)).toBe(language);
});
