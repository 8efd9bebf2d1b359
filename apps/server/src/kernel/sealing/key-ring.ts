import { type CryptoSuite } from "./cipher.ts";
import { fingerprintOf, type SealingKey, sealingKey } from "./envelope.ts";

/** One key file's content. */
export type StoredKey = {
  readonly use: "master" | "index";
  /** Master keys count from 1; the index key is 0. */
  readonly number: number;
  readonly suite: CryptoSuite;
  /** When it was made, ISO, UTC. */
  readonly made: string;
  readonly secret: Buffer;
};

/** The keys of one installation: the newest master key seals, all of them open. */
export type KeyRing = {
  readonly current: SealingKey;
  readonly masters: ReadonlyMap<string, SealingKey>;
  readonly index: { readonly suite: CryptoSuite; readonly secret: Buffer };
  /** Fingerprints of all keys by which a database remembers them. */
  readonly fingerprints: readonly Fingerprint[];
};

export type Fingerprint = { readonly use: "master" | "index"; readonly fingerprint: string };

/** Puts keys together; undefined while there is no master key or no index key. */
export function keyRing(keys: readonly StoredKey[]): KeyRing | undefined {
  const masters = keys.filter(({ use }) => use === "master").sort((a, b) => a.number - b.number);
  const index = keys.find(({ use }) => use === "index");
  const newest = masters.at(-1);
  if (newest === undefined || index === undefined) return undefined;
  const sealing = masters.map(({ suite, secret }) => sealingKey(suite, secret));
  return {
    current: sealingKey(newest.suite, newest.secret),
    masters: new Map(sealing.map((key) => [key.id, key])),
    index,
    fingerprints: [...masters, index].map(({ use, suite, secret }) => ({
      use,
      fingerprint: fingerprintOf(suite, secret),
    })),
  };
}

/** One line of text: `jucai-key 1 master 3 intl 2026-11-21T08:00:00.000Z <64 hexadecimal digits>`. */
export function keyLine({ use, number, suite, made, secret }: StoredKey): string {
  return `jucai-key 1 ${use} ${number} ${suite} ${made} ${secret.toString("hex")}\n`;
}

/** Reads a key file; undefined when it is not whole. */
export function readKeyLine(text: string): StoredKey | undefined {
  const found = /^jucai-key 1 (master|index) (\d{1,6}) (intl|gm) (\S+) ([0-9a-f]{64})\s*$/.exec(text);
  if (found === null) return undefined;
  const [, use, number, suite, made, secret] = found as unknown as [
    string,
    "master" | "index",
    string,
    CryptoSuite,
    string,
    string,
  ];
  return { use, number: Number(number), suite, made, secret: Buffer.from(secret, "hex") };
}
