/**
 * What a reader's browser loads, in gzipped bytes, against the budgets.
 *
 * Measured on the running server, so that nothing is counted which a browser would not get.
 */
import { gzipSync } from "node:zlib";
import { benchDesk } from "./desk.ts";
import { report } from "./report.ts";
import { startSite } from "../../apps/web/test/server.ts";

const kilobyte = 1000;
const weigh = (name: string, bytes: number, budget: number) => report(name, bytes / kilobyte, budget, "KB gzipped");
const claimants = ["person", "employer", "referrer"] as const;

/** Scripts of a page: its entry and what that imports at once. Pages loaded later are not among them. */
async function scriptsOf(url: string, path: string): Promise<readonly string[]> {
  const html = await (await fetch(url + path)).text();
  return [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, address]) => address ?? "");
}

async function gzipped(url: string, address: string): Promise<number> {
  const response = await fetch(url + address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return gzipSync(Buffer.from(await response.arrayBuffer())).length;
}

async function sum(url: string, addresses: readonly string[]): Promise<number> {
  const sizes = await Promise.all(addresses.map((address) => gzipped(url, address)));
  return sizes.reduce((total, size) => total + size, 0);
}

/** Prints the scripts of a page against their budgets; false when one is over its own. */
export async function benchWeb(): Promise<boolean> {
  const site = await startSite();
  try {
    const portal = await sum(site.url, await scriptsOf(site.url, "/"));
    // The wish is 100; React with its router and queries is 95 of them, and the router needs React itself.
    const kept = [weigh("portal, scripts of the first page", portal, 105)];
    const check = await sum(site.url, await scriptsOf(site.url, "/check"));
    const start = await gzipped(site.url, "/rules/start.js");
    for (const claimant of claimants) {
      const rules = start + (await gzipped(site.url, `/rules/350423/${claimant}.js`));
      kept.push(weigh(`check, scripts and one county's rules for a ${claimant}`, check + rules, 130));
    }
    const compared = await sum(
      site.url,
      ["350423", "350700", "350121", "622900"].map((place) => `/rules/${place}/person.js`),
    );
    kept.push(weigh("check, scripts and four places' rules for a person", check + start + compared, 130));
    kept.push(await benchDesk(site.url));
    return kept.every(Boolean);
  } finally {
    await site.close();
  }
}
