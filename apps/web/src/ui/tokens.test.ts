import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrast as ratio } from "./contrast.ts";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const colours = new Map([...css.matchAll(/--jc-([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name, hex]) => [name!, hex!]));

const contrast = (one: string, other: string) => ratio(colourOf(one), colourOf(other));

function colourOf(name: string): string {
  const hex = colours.get(name);
  if (!hex) throw new Error(`tokens.css has no colour --jc-${name}`);
  return hex;
}

const surfaces = ["page", "card", "band", "zebra", "selected"];
const words = "text text-secondary text-tertiary primary primary-hover success warning error info seal".split(" ");
const tags = ["blue", "green", "amber", "orange", "red", "grey", "purple", "teal"];

describe("tokens", () => {
  it.each(words)("%s reads at 4.5 or more on every surface", (word) => {
    for (const surface of surfaces) expect(contrast(word, surface), surface).toBeGreaterThanOrEqual(4.5);
  });

  it("keeps placeholders and button words readable", () => {
    expect(contrast("placeholder", "card")).toBeGreaterThanOrEqual(4.5);
    for (const fill of ["primary", "primary-hover", "primary-active", "seal"])
      expect(contrast("on-primary", fill)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(tags)("the %s tag reads at 7 or more", (tag) => {
    expect(contrast(`${tag}-text`, `${tag}-tint`)).toBeGreaterThanOrEqual(7);
  });

  it("shows borders, focus and chart series at 3 or more", () => {
    for (const surface of surfaces) {
      expect(contrast("border", surface), surface).toBeGreaterThanOrEqual(3);
      expect(contrast("focus", surface), surface).toBeGreaterThanOrEqual(3);
    }
    for (const n of [1, 2, 3, 4, 5, 6]) expect(contrast(`series-${n}`, "card")).toBeGreaterThanOrEqual(3);
  });
});
