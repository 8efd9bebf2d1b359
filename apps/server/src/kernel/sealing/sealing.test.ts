import { createCipheriv, createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { aSealing } from "../../../test/sealing.ts";
import { normalised } from "./blind-index.ts";
import { ciphers, cryptoSuites } from "./cipher.ts";
import { headerOf } from "./envelope.ts";
import { keyLine, keyRing, readKeyLine, type StoredKey } from "./key-ring.ts";
import { SealBroken, sealingOver } from "./sealing.ts";

const fields = { identity: "350423199005151236", address: "清流县龙津镇" };
const key = (number: number, suite: StoredKey["suite"], fill: number): StoredKey => {
  const use = number === 0 ? "index" : "master";
  return { use, number, suite, made: "2023-01-01T00:00:00.000Z", secret: Buffer.alloc(32, fill) };
};
const ring = (...keys: StoredKey[]) => keyRing(keys) ?? expect.unreachable("no ring");
const [index, first, second] = [key(0, "intl", 9), key(1, "intl", 1), key(2, "gm", 2)];

describe.each(cryptoSuites)("sealing with %s", (suite) => {
  const sealing = aSealing(suite);
  const subject = sealing.newSubjectKey();

  it("opens what it sealed, and seals the same text differently each time", () => {
    const sealed = sealing.seal(subject, fields, "person/1");
    expect(sealing.open(subject, sealed, "person/1")).toEqual(fields);
    expect(sealing.seal(subject, fields, "person/1").equals(sealed)).toBe(false);
    expect(sealed.includes("350423")).toBe(false);
    expect(sealing.openSystem(sealing.sealSystem("secret", "totp/1"), "totp/1").toString()).toBe("secret");
  });

  it("opens nothing in another row, under another person's key, or with any single bit changed", () => {
    const sealed = sealing.seal(subject, fields, "person/1");
    expect(() => sealing.open(subject, sealed, "person/2")).toThrow(SealBroken);
    expect(() => sealing.open(sealing.newSubjectKey(), sealed, "person/1")).toThrow(SealBroken);
    expect(() => aSealing(suite).open(subject, sealed, "person/1")).toThrow(/no master key/);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => sealing.open(subject, changed, "person/1"), `byte ${at}`).toThrow(SealBroken);
    }
    for (const length of [0, 1, 6, 20, sealed.length - 1]) {
      expect(() => sealing.open(subject, sealed.subarray(0, length), "person/1")).toThrow(SealBroken);
      expect(() => sealing.openSystem(sealed.subarray(0, length), "person/1")).toThrow(SealBroken);
    }
  });

  it("keeps what belongs to a person and what belongs to the system apart", () => {
    expect(() => sealing.openSystem(subject, "jucai subject key")).toThrow(SealBroken);
    expect(() => sealing.openSystem(sealing.seal(subject, fields, "a"), "a")).toThrow(SealBroken);
  });

  it("finds a number in whatever way it is written, and only as what it is", () => {
    const id = sealing.blindIndex("id", "11010519491231002X");
    expect(sealing.blindIndex("id", " １１０１０５１９４９１２３１００２ｘ").equals(id)).toBe(true);
    expect(sealing.blindIndex("account", "11010519491231002X").equals(id)).toBe(false);
    expect(aSealing(suite).blindIndex("id", "11010519491231002X").equals(id)).toBe(false);
    expect(id).toHaveLength(32);
  });
});

it("reads what older keys and other algorithms sealed, and brings them under the newest key", () => {
  const before = sealingOver(ring(index, first));
  const [subject, system] = [before.newSubjectKey(), before.sealSystem("x", "c")];
  const sealed = before.seal(subject, fields, "person/1");

  const after = sealingOver(ring(index, first, second));
  expect(after.open(subject, sealed, "person/1")).toEqual(fields);
  const rewrapped = after.rewrap(subject) ?? expect.unreachable("nothing to do");
  expect(headerOf(rewrapped)).toEqual({ suite: "gm", keyId: after.keyId() });
  expect(after.open(rewrapped, sealed, "person/1")).toEqual(fields);
  expect(after.rewrap(rewrapped)).toBeUndefined();
  const resealed = after.resealSystem(system, "c") ?? expect.unreachable("nothing to do");

  const later = sealingOver(ring(index, second));
  expect(later.open(rewrapped, sealed, "person/1")).toEqual(fields);
  expect(later.openSystem(resealed, "c").toString()).toBe("x");
  expect(() => later.open(subject, sealed, "person/1")).toThrow(/no master key/);
  // A number is found as before, though the newest key is of other algorithms.
  expect(later.blindIndex("phone", "13800138000")).toEqual(before.blindIndex("phone", "13800138000"));
});

it("learns of a rotation by another process when it meets the new key", () => {
  const rotated = sealingOver(ring(index, first, second));
  let reads = 0;
  const running = sealingOver(ring(index, first), () => (reads++, ring(index, first, second)));
  expect(running.openSystem(rotated.sealSystem("x", "c"), "c").toString()).toBe("x");
  expect(running.keyId()).toBe(rotated.keyId());
  running.openSystem(rotated.sealSystem("y", "c"), "c");
  expect(reads).toBe(1);
});

it.each([
  ["id", " 11010519491231002x ", "11010519491231002X"],
  ["phone", "+86 138-0013-8000", "13800138000"],
  ["phone", "008613800138000", "13800138000"],
  ["phone", "0598 8633 100", "05988633100"],
  ["bank", "6222 0212 3456 7890 123", "6222021234567890123"],
  ["account", " Lin.Clerk ", "lin.clerk"],
] as const)("writes %s %s as %s before hashing", (kind, text, wanted) => {
  expect(normalised(kind, text)).toBe(wanted);
});

it("uses the national algorithms as their standards print them", () => {
  const sm3 = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
  expect(createHash("sm3").update("abc").digest("hex")).toBe(sm3);
  const block = Buffer.from("0123456789abcdeffedcba9876543210", "hex");
  const sm4 = createCipheriv("sm4-ecb", block, null).setAutoPadding(false);
  expect(sm4.update(block).toString("hex")).toBe("681edf34d206965e86b3e94f536e4246");
});

it("refuses national cipher text that was cut to less than its tag", () => {
  expect(ciphers.gm.decrypt(first.secret, Buffer.alloc(40), Buffer.alloc(0))).toBeUndefined();
});

it("writes a key as one line and reads only a whole one", () => {
  expect(readKeyLine(keyLine(second))).toEqual(second);
  for (const text of ["", keyLine(second).slice(0, -5), keyLine(second).replace("gm", "rot13"), "jucai-key 2 master"]) {
    expect(readKeyLine(text)).toBeUndefined();
  }
  expect(keyRing([second])).toBeUndefined();
  expect(keyRing([index])).toBeUndefined();
});
