import { randomBytes } from "node:crypto";
import type { CryptoSuite, Sealing } from "../src/kernel/sealing/index.ts";
import { keyRing, type StoredKey } from "../src/kernel/sealing/key-ring.ts";
import { sealingOver } from "../src/kernel/sealing/sealing.ts";

/** Sealing with keys of its own that lie nowhere. */
export function aSealing(suite: CryptoSuite = "intl"): Sealing {
  const key = (use: StoredKey["use"]): StoredKey => {
    return { use, number: 1, suite, made: "2023-01-01T00:00:00.000Z", secret: randomBytes(32) };
  };
  const ring = keyRing([key("master"), key("index")]);
  if (ring === undefined) throw new Error("two keys make a ring");
  return sealingOver(ring);
}
