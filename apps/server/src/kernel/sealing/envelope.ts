import { ciphers, type CryptoSuite, cryptoSuites, keyedHash } from "./cipher.ts";

/** A secret with the algorithm that it is used with. */
export type SealingKey = { readonly suite: CryptoSuite; readonly secret: Buffer; readonly id: string };

/**
 * What stands before every cipher text: format, algorithm, id of the key. Ciphers of different
 * keys and algorithms so lie side by side in one column.
 *
 *     1 byte   1, the format
 *     1 byte   1 = intl, 2 = gm
 *     4 bytes  id of the key
 *     …        nonce, cipher text, tag, as the algorithm has them
 */
export type Header = { readonly suite: CryptoSuite; readonly keyId: string };

const format = 1;
const headerLength = 6;

/** The id of a secret: eight hexadecimal digits that tell nothing about it. */
export function keyIdOf(suite: CryptoSuite, secret: Buffer): string {
  return fingerprintOf(suite, secret).slice(0, 8);
}

/** What may be written down anywhere to recognise a secret: 32 hexadecimal digits. */
export function fingerprintOf(suite: CryptoSuite, secret: Buffer): string {
  return keyedHash(suite, secret, "jucai fingerprint").toString("hex").slice(0, 32);
}

export function sealingKey(suite: CryptoSuite, secret: Buffer): SealingKey {
  return { suite, secret, id: keyIdOf(suite, secret) };
}

/** Encrypts bytes under a key; `context` says where they belong and must be the same to open them. */
export function sealUnder(key: SealingKey, plain: Buffer, context: string): Buffer {
  const header = Buffer.from([format, cryptoSuites.indexOf(key.suite) + 1, ...Buffer.from(key.id, "hex")]);
  return Buffer.concat([header, ciphers[key.suite].encrypt(key.secret, plain, bound(header, context))]);
}

/** Reads what a cipher text says about itself; undefined when it is none. */
export function headerOf(sealed: Buffer): Header | undefined {
  const suite = cryptoSuites[(sealed[1] ?? 0) - 1];
  if (sealed.length <= headerLength || sealed[0] !== format || suite === undefined) return undefined;
  return { suite, keyId: sealed.toString("hex", 2, headerLength) };
}

/** Opens bytes under their key; undefined when anything about them was changed. */
export function openUnder(key: SealingKey, sealed: Buffer, context: string): Buffer | undefined {
  const header = headerOf(sealed);
  if (header?.suite !== key.suite || header.keyId !== key.id) return undefined;
  const bytes = sealed.subarray(0, headerLength);
  return ciphers[key.suite].decrypt(key.secret, sealed.subarray(headerLength), bound(bytes, context));
}

function bound(header: Buffer, context: string): Buffer {
  return Buffer.concat([header, Buffer.from(context, "utf8")]);
}
