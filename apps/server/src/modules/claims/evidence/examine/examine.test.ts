import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { evidenceLimits } from "@jucai/contract";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { Refusal } from "#kernel/refusal.ts";
import { temporaryFolder } from "../../../../../test/scratch.ts";
import { aBomb, aHugePng, aPdf, aPhoto } from "../test/files.ts";
import { examine, scanner } from "./index.ts";

const refusal = async (bytes: Buffer) => {
  const error: unknown = await examine(bytes, undefined).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Refusal ? error.says.zh : `no refusal but ${String(error)}`;
};

describe("a photo", () => {
  it("is turned upright, made small enough and loses what the camera wrote into it", async () => {
    const photo = await aPhoto(1800, 1300, 6);
    expect(photo.length).toBeGreaterThan(evidenceLimits.photoBytes);
    const kept = await examine(photo, undefined);
    expect(kept).toMatchObject({ type: "image/jpeg", pages: 1, turned: true, compressed: true, scanned: false });
    expect(kept.bytes.length).toBeLessThanOrEqual(evidenceLimits.photoBytes);
    const { width, height, exif, orientation } = await sharp(kept.bytes).metadata();
    expect(width).toBeLessThan(height);
    expect([exif, orientation]).toEqual([undefined, undefined]);
    const small = await sharp(kept.thumbnail).metadata();
    expect([small.format, Math.max(small.width, small.height)]).toEqual(["jpeg", 320]);
  });

  it("stays what it is when it is small: a screenshot its PNG, WebP its WebP", async () => {
    const plain = sharp({ create: { width: 400, height: 300, channels: 3, background: "#ffeecc" } });
    expect(await examine(await plain.clone().png().toBuffer(), undefined)).toMatchObject({ type: "image/png" });
    expect(await examine(await plain.clone().webp().toBuffer(), undefined)).toMatchObject({ type: "image/webp" });
    expect(await examine(await plain.clone().avif().toBuffer(), undefined)).toMatchObject({ type: "image/jpeg" });
  });

  it("carries no second file behind the first", async () => {
    const polyglot = Buffer.concat([await aPhoto(), Buffer.from("PK\u0003\u0004<script>alert(1)</script>")]);
    const kept = await examine(polyglot, undefined);
    expect(kept.bytes.includes("<script>")).toBe(false);
    expect(kept.bytes.includes("secret place")).toBe(false);
  });
});

describe("a PDF", () => {
  it("is kept as it came, with its number of pages", async () => {
    const bytes = aPdf({ pages: 3 });
    const kept = await examine(bytes, undefined);
    expect(kept).toMatchObject({ type: "application/pdf", pages: 3, turned: false });
    expect(kept.bytes).toEqual(bytes);
  });

  it.each([
    ["cut off", () => aPdf().subarray(0, 300), "打不开"],
    ["cut off by its last line", () => aPdf().subarray(0, -8), "打不开"],
    ["with another file behind it", () => Buffer.concat([aPdf(), Buffer.from("PK\u0003\u0004 and more")]), "打不开"],
    ["without pages", () => Buffer.from("%PDF-1.7\nnothing\n%%EOF\n"), "打不开"],
    ["that runs a script", () => aPdf({ catalog: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>" }), "脚本"],
    ["that starts a program", () => aPdf({ catalog: "/OpenAction << /S /Launch /F (cmd.exe) >>" }), "脚本"],
    [
      "with a program attached",
      () =>
        aPdf({
          catalog: "/Names << /EmbeddedFiles << /Names [(a.exe) 4 0 R] >> >>",
          objects: [
            "<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>",
            "<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream",
          ],
        }),
      "附件",
    ],
    ["that grows without end", aBomb, "展开后太大"],
    ["with too many pages", () => aPdf({ pages: evidenceLimits.pages + 1 }), "200 页"],
    [
      "with a password",
      () =>
        Buffer.from(
          aPdf({
            objects: [
              `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <${"28".repeat(32)}> /U <${"11".repeat(32)}> >>`,
            ],
          })
            .toString("latin1")
            .replace("/Root 1 0 R", `/Root 1 0 R /Encrypt 4 0 R /ID [<${"00".repeat(16)}> <${"00".repeat(16)}>]`),
          "latin1",
        ),
      "密码",
    ],
  ])("%s is refused with words that help", async (_what, make, words) => {
    expect(await refusal(make())).toContain(words);
  });
});

describe("whatever is neither", async () => {
  it.each([
    ["an empty file", Buffer.alloc(0), "空的"],
    ["a program that calls itself a photo", Buffer.concat([Buffer.from("MZ\u0090\u0000"), Buffer.alloc(500)]), "只收"],
    ["a drawing that can hold scripts", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), "只收"],
    ["a page", Buffer.from("<html><script>alert(1)</script></html>"), "只收"],
    ["an archive", Buffer.from("UEsDBBQAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAYVBLBQYAAAAA", "base64"), "压缩包"],
    ["an old Word file", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1024)]), "宏"],
    ["junk before a PDF", Buffer.concat([Buffer.from("GIF junk"), aPdf()]), "只收"],
    ["half a photo", (await aPhoto()).subarray(0, 9000), "打不开"],
    ["a picture of 60 million pixels", aHugePng(10_000, 6_000), "像素太多"],
    ["an iPhone photo", Buffer.from("0000001c66747970686569630000000068656963", "hex"), "HEIC"],
  ])("%s is refused with words that help", async (_what, bytes, words) => {
    expect(await refusal(bytes)).toContain(words);
  });

  it("is refused above the size that is taken", async () => {
    expect(await refusal(Buffer.alloc(evidenceLimits.bytes + 1))).toContain("20 MB");
  });
});

describe("the scanner", async () => {
  const photo = await aPhoto(60, 40);
  const folder = temporaryFolder();
  const program = (name: string, script: string) => {
    writeFileSync(join(folder, name), script);
    return scanner({ command: [process.execPath, join(folder, name)] });
  };
  // Reads everything, as real ones do, and looks for the bytes of a photo.
  const reads = (then: string) =>
    `let n = 0; process.stdin.on("data", (b) => (n += b.length)).on("end", () => { ${then} });`;
  let status = 200;
  let posted = 0;
  const server = createServer((request, answer) => {
    request.on("data", (some: Buffer) => (posted += some.length));
    request.on("end", () => answer.writeHead(status).end());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  afterAll(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scan`;

  it("of a command lets pass, refuses, and when it fails nothing is kept", async () => {
    const clean = program("clean.mjs", reads(`process.exit(n === ${photo.length} ? 0 : 3)`));
    expect(await examine(photo, clean)).toMatchObject({ scanned: true });
    const bad = program("bad.mjs", "process.exit(1)");
    await expect(examine(photo, bad)).rejects.toThrow("did not pass the safety check");
    await expect(examine(photo, program("broken.mjs", reads("process.exit(2)")))).rejects.toThrow("not available");
    await expect(examine(photo, scanner({ command: ["/no/such/program"] }))).rejects.toThrow("not available");
  });

  it("of an address does the same", async () => {
    const scan = scanner({ url });
    expect(await examine(photo, scan)).toMatchObject({ scanned: true });
    expect(posted).toBe(photo.length);
    status = 406;
    await expect(examine(photo, scan)).rejects.toThrow("did not pass the safety check");
    status = 500;
    await expect(examine(photo, scan)).rejects.toThrow("not available");
    const nobody = scanner({ url: "http://127.0.0.1:1/" });
    await expect(examine(photo, nobody)).rejects.toThrow("not available");
  });
});
