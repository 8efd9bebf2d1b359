import { posix } from "node:path";
import { refused } from "../refused.ts";
import type { Stop } from "../stop.ts";
import type { Container } from "./container.ts";
import { attribute, scan } from "./xml.ts";

/** Where the parts of a Word file lie that are read. */
export type Parts = {
  readonly document: string;
  readonly styles: string | undefined;
  readonly numbering: string | undefined;
  readonly footnotes: string | undefined;
  readonly endnotes: string | undefined;
};

/** Follows the relations from the package to its document. Throws Unreadable where there is none, or with macros. */
export async function partsOf(container: Container, stop: Stop): Promise<Parts> {
  await refuseMacros(container, stop);
  const [document] = await targets(container, "_rels/.rels", "", /\/officeDocument$/, stop);
  if (document === undefined || !container.has(document)) throw refused.unknown();
  const folder = posix.dirname(document);
  const relations = posix.join(folder, "_rels", `${posix.basename(document)}.rels`);
  const part = async (kind: string): Promise<string | undefined> =>
    (await targets(container, relations, folder, new RegExp(`/${kind}$`), stop)).find((path) => container.has(path));
  return {
    document,
    styles: await part("styles"),
    numbering: await part("numbering"),
    footnotes: await part("footnotes"),
    endnotes: await part("endnotes"),
  };
}

async function refuseMacros(container: Container, stop: Stop): Promise<void> {
  let word = false;
  await scan(await container.stream("[Content_Types].xml"), stop, {
    open: (_name, attributes) => {
      const type = attribute(attributes, "ContentType") ?? "";
      if (/macroEnabled|vbaProject/i.test(type)) throw refused.macros();
      word ||= /wordprocessingml/.test(type);
    },
    close: () => undefined,
  });
  if (!word) throw refused.unknown();
}

async function targets(
  container: Container,
  path: string,
  folder: string,
  kind: RegExp,
  stop: Stop,
): Promise<readonly string[]> {
  if (!container.has(path)) return [];
  const found: string[] = [];
  await scan(await container.stream(path), stop, {
    open: (_name, attributes) => {
      const target = attributes["Target"];
      if (target === undefined || attributes["TargetMode"] === "External" || !kind.test(attributes["Type"] ?? ""))
        return;
      found.push(target.startsWith("/") ? target.slice(1) : posix.join(folder, target));
    },
    close: () => undefined,
  });
  return found;
}
