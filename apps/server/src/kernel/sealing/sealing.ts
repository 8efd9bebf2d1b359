import { randomBytes } from "node:crypto";
import { type Indexed, normalised } from "./blind-index.ts";
import { type CryptoSuite, hashes, keyedHash, secretLength } from "./cipher.ts";
import { headerOf, openUnder, type SealingKey, sealingKey, sealUnder } from "./envelope.ts";
import type { KeyRing } from "./key-ring.ts";

/** What the application seals and opens with; see index.ts for how to use it. */
export type Sealing = {
  /** A new key for one subject (a person), wrapped by the master key: what the column `sealed_key` holds. */
  readonly newSubjectKey: () => Buffer;
  /** Seals fields under a subject's key. */
  readonly seal: (wrappedKey: Buffer, fields: Readonly<Record<string, string>>, context: string) => Buffer;
  /** Opens what `seal` made; the context must be the same. Throws SealBroken otherwise. */
  readonly open: (wrappedKey: Buffer, sealed: Buffer, context: string) => Record<string, string>;
  /** Seals bytes that belong to no subject: staged imports, the outbox, one-time-code secrets. */
  readonly sealSystem: (plain: Buffer | string, context: string) => Buffer;
  readonly openSystem: (sealed: Buffer, context: string) => Buffer;
  /** Finds a number without decrypting: 32 bytes, the same for every spelling of it. */
  readonly blindIndex: (kind: Indexed, text: string) => Buffer;
  /** A wrapped subject key under the newest master key; undefined when it is already. */
  readonly rewrap: (wrappedKey: Buffer) => Buffer | undefined;
  /** What `sealSystem` made, under the newest master key; undefined when it is already. */
  readonly resealSystem: (sealed: Buffer, context: string) => Buffer | undefined;
  /** Id of the newest master key, eight hexadecimal digits: bytes 3 to 6 of what it sealed. */
  readonly keyId: () => string;
  /** The hash of the newest master key's suite, for chains. */
  readonly hash: () => "sha256" | "sm3";
};

/** Sealed bytes that were changed, moved to another row, or sealed by a key that is not here. A bug or an attack. */
export class SealBroken extends Error {
  constructor(what: string) {
    super(`sealed data cannot be opened: ${what}`);
    this.name = "SealBroken";
  }
}

const wrapContext = "jucai subject key";

/**
 * Sealing over a key ring. `reread` is asked for the ring again when a key is met that is not in it:
 * another process may have rotated the keys.
 */
export function sealingOver(first: KeyRing, reread: () => KeyRing = () => first): Sealing {
  let ring = first;
  const master = (sealed: Buffer): SealingKey => {
    const keyId = headerOf(sealed)?.keyId;
    if (keyId === undefined) throw new SealBroken("it is no sealed data");
    if (!ring.masters.has(keyId)) ring = reread();
    const key = ring.masters.get(keyId);
    if (key === undefined) throw new SealBroken(`there is no master key ${keyId}`);
    return key;
  };
  const opened = (sealed: Buffer, context: string): Buffer =>
    whole(openUnder(master(sealed), sealed, context), context);
  // A person's key seals with the newest algorithms and opens with those that it sealed with at the time.
  const subjectKey = (wrapped: Buffer, suite: CryptoSuite): SealingKey =>
    sealingKey(suite, opened(wrapped, wrapContext));
  const again = (sealed: Buffer, context: string): Buffer | undefined => {
    const plain = opened(sealed, context);
    return headerOf(sealed)?.keyId === ring.current.id ? undefined : sealUnder(ring.current, plain, context);
  };
  return {
    newSubjectKey: () => sealUnder(ring.current, randomBytes(secretLength), wrapContext),
    seal: (wrapped, fields, context) =>
      sealUnder(subjectKey(wrapped, ring.current.suite), Buffer.from(JSON.stringify(fields)), `fields ${context}`),
    open: (wrapped, sealed, context) => {
      const key = subjectKey(wrapped, headerOf(sealed)?.suite ?? ring.current.suite);
      const plain = whole(openUnder(key, sealed, `fields ${context}`), context);
      return JSON.parse(plain.toString("utf8")) as Record<string, string>;
    },
    sealSystem: (plain, context) =>
      sealUnder(ring.current, typeof plain === "string" ? Buffer.from(plain) : plain, `system ${context}`),
    openSystem: (sealed, context) => opened(sealed, `system ${context}`),
    blindIndex: (kind, text) => keyedHash(ring.index.suite, ring.index.secret, `${kind}\n${normalised(kind, text)}`),
    rewrap: (wrapped) => again(wrapped, wrapContext),
    resealSystem: (sealed, context) => again(sealed, `system ${context}`),
    keyId: () => ring.current.id,
    hash: () => hashes[ring.current.suite],
  };
}

function whole(plain: Buffer | undefined, context: string): Buffer {
  if (plain === undefined) throw new SealBroken(`it was changed, or does not belong to "${context}"`);
  return plain;
}
