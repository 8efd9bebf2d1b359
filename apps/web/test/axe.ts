import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Serious and critical accessibility faults of the page as it stands, in one line each. */
export async function axeFaults(page: Page): Promise<string[]> {
  // Evaluated over the debugging protocol, so that the page's Content-Security-Policy stays in force.
  // A page that only changes its address keeps it.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    // What is in order need not be named: that is a fifth of the time.
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
  });
}

type Axe = {
  readonly run: (root: Document, options: { readonly resultTypes: readonly string[] }) => Promise<AxeAnswer>;
};
type AxeAnswer = {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
  }[];
};
