/** Reads every import and names an arrow that points the wrong way, or a circle (docs/architecture.md). */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const mayImport: Record<string, readonly string[]> = {
  "packages/engine": ["lezer-feel", "@lezer/common"],
  "packages/pack": ["@jucai/engine", "yaml", "zod", "node:"],
  "packages/screening": ["@jucai/engine", "csv-parse", "node:"],
  "packages/reader": ["saxes", "yauzl", "parse5", "pdfjs-dist", "diff", "node:"],
  "packages/contract": ["@jucai/engine", "zod"],
  "apps/server": ["@jucai/contract", "@jucai/engine", "@jucai/pack", "@jucai/reader", "@jucai/screening", "node:", "*"],
  "apps/cli": [
    "@jucai/contract",
    "@jucai/engine",
    "@jucai/pack",
    "@jucai/reader",
    "@jucai/screening",
    "node:",
    "yaml",
    "hucre",
  ],
  "apps/web": [
    "@jucai/contract",
    "@jucai/engine/run",
    "@jucai/engine/model",
    "@jucai/engine/explain",
    "@jucai/engine/supervise",
    "*",
  ],
};
/** Inside the engine: a folder may import those before it, and itself. `facts` reads cases for `decide`. */
const engineOrder = [
  "model",
  "supervise",
  "check",
  "feel",
  "evaluate",
  "operators",
  "explain",
  "facts",
  "decide",
  "combine",
  "screen",
  "compare",
  "ask",
  "advise",
  "calendar",
  "witness",
];
/** Inside the server: a module may import those before it, and itself; the kernel knows of none. */
const moduleOrder = [
  "kernel",
  "audit",
  "directory",
  "library",
  "registry",
  "granted",
  "claims",
  "funds",
  "insight",
  "supervision",
];

const files = globSync("{packages,apps}/*/src/**/*.{ts,tsx}", { cwd: root }).filter(
  (file) => !/\.test\.tsx?$|\/testing\//.test(file),
);
const importPattern = /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|\bimport\("([^"]+)"\)/g;

function importsOf(file: string): string[] {
  return [...readFileSync(join(root, file), "utf8").matchAll(importPattern)].map((match) => (match[1] ?? match[2])!);
}

function packageOf(file: string): string {
  return file.split("/").slice(0, 2).join("/");
}

/** The file that a relative or `#` import points to, from the root. */
function target(file: string, name: string): string | undefined {
  if (name.startsWith(".")) return relative(root, resolve(root, dirname(file), name));
  if (name.startsWith("#")) return `${packageOf(file)}/src/${name.slice(1)}`;
  return undefined;
}

describe("arrows", () => {
  it("point only where the architecture lets them", () => {
    const wrong = files.flatMap((file) => {
      const allowed = mayImport[packageOf(file)] ?? [];
      return importsOf(file)
        .filter((name) => target(file, name) === undefined)
        .filter((name) => {
          const own = allowed.some((each) =>
            each.endsWith(":") ? name.startsWith(each) : name === each || name.startsWith(`${each}/`),
          );
          return !own && !(allowed.includes("*") && !name.startsWith("@jucai/"));
        })
        .map((name) => `${file} → ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it("never leave a package by a relative path", () => {
    const wrong = files.flatMap((file) =>
      importsOf(file).filter((name) => {
        const to = target(file, name);
        return to !== undefined && packageOf(to) !== packageOf(file);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("go down only inside the engine", () => {
    const folder = (file: string) => file.split("/")[3]!;
    const inside = files.filter((file) => file.startsWith("packages/engine/src/") && file.split("/").length > 4);
    const wrong = inside.flatMap((file) =>
      importsOf(file)
        .map((name) => target(file, name))
        .filter((to) => to?.startsWith("packages/engine/src/") && to.split("/").length > 4)
        .filter((to) => engineOrder.indexOf(folder(to!)) > engineOrder.indexOf(folder(file)))
        .map((to) => `${file} → ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it("go down only between the server's modules, so that claims need no funds; what tests stand on may cross", () => {
    const place = (file: string) => /^apps\/server\/src\/(?:modules\/)?([^/]+)\//.exec(file)?.[1] ?? "";
    const inside = files.filter((file) => /^apps\/server\/src\/(kernel|modules)\//.test(file));
    expect(inside.map(place).filter((each) => !moduleOrder.includes(each))).toEqual([]);
    const wrong = inside
      .filter((file) => !file.endsWith(".fixture.ts"))
      .flatMap((file) =>
        importsOf(file)
          .map((name) => target(file, name))
          .filter((to) => moduleOrder.indexOf(place(to ?? "")) > moduleOrder.indexOf(place(file)))
          .map((to) => `${file} → ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  it("go in no circle", () => {
    const graph = new Map(files.map((file) => [file, importsOf(file).flatMap((name) => target(file, name) ?? [])]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (done.has(file) || path.includes(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it("are declared: what a package imports stands in its package.json", () => {
    const wrong = files.flatMap((file) => {
      const own = JSON.parse(readFileSync(join(root, packageOf(file), "package.json"), "utf8")) as Record<
        string,
        object
      >;
      const declared = Object.keys(own["dependencies"] ?? {});
      return importsOf(file)
        .filter((name) => target(file, name) === undefined && !name.startsWith("node:"))
        .filter((name) => !declared.some((each) => name === each || name.startsWith(`${each}/`)))
        .map((name) => `${file} → ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it("start at files that git keeps: an ignored source is missing from every clone", () => {
    const hidden = spawnSync("git", ["ls-files", "-o", "-i", "--exclude-standard", "packages/*/src", "apps/*/src"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(hidden.stdout).toBe("");
  });
});
