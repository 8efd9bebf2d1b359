/**
 * What a clerk's browser loads, in gzipped bytes: the desk when it is opened, and each further page.
 */
import { gzipSync } from "node:zlib";
import { report } from "./report.ts";

const kilobyte = 1000;
const budgets = { first: 420, page: 60 };

/** Prints the desk's sizes against their budgets; false when one is over its own. */
export async function benchDesk(url: string): Promise<boolean> {
  const text = async (address: string) => (await fetch(url + address)).text();
  const size = async (address: string) => gzipSync(await text(address)).length / kilobyte;
  const sum = async (addresses: Iterable<string>) =>
    (await Promise.all([...addresses].map(size))).reduce((total, each) => total + each, 0);

  const html = await text("/desk");
  const atOnce = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, address]) => address ?? "",
  );
  const entry = atOnce.find((address) => /\/desk-[^/]+\.js$/.test(address));
  if (entry === undefined) throw new Error("The desk's page names no script of its own");
  const pages = pagesOf(await text(entry));
  const first = new Set([...atOnce, ...(pages.get("work-page") ?? [])]);
  const kept = [report("desk, scripts and styles of the first page", await sum(first), budgets.first, "KB gzipped")];
  const weights = await Promise.all(
    [...pages].map(async ([name, files]) => ({ name, weight: await sum(files.filter((file) => !first.has(file))) })),
  );
  const [heaviest] = weights.sort((one, other) => other.weight - one.weight);
  if (heaviest === undefined) throw new Error("The desk's script loads no further page");
  const says = `desk, heaviest of ${weights.length} further pages (${heaviest.name})`;
  kept.push(report(says, heaviest.weight, budgets.page, "KB gzipped"));
  return kept.every(Boolean);
}

/**
 * Each page that the entry loads when it is opened, by the name of its file, with every file that it needs.
 *
 * Vite writes the files into one list and their numbers behind each import.
 */
function pagesOf(entry: string): Map<string, string[]> {
  const list = /m\.f=\[([^\]]*)\]/.exec(entry)?.[1] ?? "";
  const files = [...list.matchAll(/"([^"]+)"/g)].map(([, file]) => `/${file}`);
  const imports = entry.matchAll(/import\([`"']\.\/([^`"']+)[`"']\)[^;]*;return[^;]*?__vite__mapDeps\(\[([\d,]*)\]\)/g);
  return new Map(
    [...imports].map(([, file = "", needs = ""]) => [
      file.replace(/-[\w-]{8}\.js$/, ""),
      needs.split(",").map((at) => files[Number(at)] ?? ""),
    ]),
  );
}
