import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { StartFault } from "#kernel/fault.ts";
import { readyWebFolder, webFolder } from "./web.ts";

const cache = join(import.meta.dirname, "../../../../.cache");
let root = "";

/** A repository with a web application of one page, inside this one, so that Vite is found. */
function aRepository(): string {
  mkdirSync(cache, { recursive: true });
  root = mkdtempSync(join(cache, "test-"));
  mkdirSync(join(root, "apps/web/src"), { recursive: true });
  writeFileSync(join(root, "apps/web/package.json"), '{ "name": "web", "type": "module" }');
  writeFileSync(join(root, "apps/web/index.html"), '<script type="module" src="/src/main.ts"></script>');
  source("document.title = 'one'");
  return root;
}

const source = (text: string) => writeFileSync(join(root, "apps/web/src/main.ts"), text);
const built = () =>
  readdirSync(join(root, "apps/web/dist/assets"))
    .map((name) => readFileSync(join(root, "apps/web/dist/assets", name), "utf8"))
    .join();
const builtAt = () => statSync(join(root, "apps/web/dist/index.html")).mtimeMs;

describe("the web application", () => {
  afterEach(() => rmSync(root, { recursive: true }));

  it("is built at the first start, served as it is at the next, and built again when a source changed", async () => {
    aRepository();
    expect(await webFolder(root)).toBe(join(root, "apps/web/dist"));
    const first = builtAt();
    await webFolder(root);
    expect(builtAt()).toBe(first);

    writeFileSync(join(root, "apps/web/src/main.test.ts"), "a test is no source");
    await webFolder(root);
    expect(builtAt()).toBe(first);

    source("document.title = 'two'");
    await webFolder(root);
    expect(built()).toContain("two");
    expect(existsSync(join(root, ".cache"))).toBe(true);
    expect(readdirSync(join(root, ".cache"))).toEqual([]);
  });

  it("is built anew when its folder was emptied", async () => {
    aRepository();
    await webFolder(root);
    rmSync(join(root, "apps/web/dist"), { recursive: true });
    await webFolder(root);
    expect(built()).toContain("one");
  });

  it("that cannot be built is one line, and the former one stays", async () => {
    aRepository();
    await webFolder(root);
    source("this is no TypeScript (");
    const fault: unknown = await webFolder(root).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StartFault);
    expect((fault as StartFault).says.en).toMatch(/^The web application could not be built: .+[^:]$/);
    expect((fault as StartFault).says.en).not.toContain("\n");
    expect(built()).toContain("one");
  });

  it("may be built elsewhere, if it is there", () => {
    aRepository();
    expect(() => readyWebFolder(join(root, "apps"))).toThrow(/no index\.html/);
    expect(readyWebFolder(join(root, "apps/web"))).toBe(join(root, "apps/web"));
  });
});
