import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** `intl`: AES-256-GCM and SHA-256; `gm`, the national algorithms: SM4-CTR with HMAC-SM3 over it, and SM3. */
export const cryptoSuites = ["intl", "gm"] as const;
export type CryptoSuite = (typeof cryptoSuites)[number];

/** Bytes of every secret, whatever the suite makes of them. */
export const secretLength = 32;

/** One algorithm that keeps a text secret and notices any change to it or to what it is bound to. */
type Cipher = {
  readonly encrypt: (secret: Buffer, plain: Buffer, bound: Buffer) => Buffer;
  /** Undefined when the bytes, the secret or what they are bound to is not what it was. */
  readonly decrypt: (secret: Buffer, sealed: Buffer, bound: Buffer) => Buffer | undefined;
};

const gcm = { nonce: 12, tag: 16 };

const aes: Cipher = {
  encrypt: (secret, plain, bound) => {
    const nonce = randomBytes(gcm.nonce);
    const cipher = createCipheriv("aes-256-gcm", secret, nonce).setAAD(bound);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  },
  decrypt: (secret, sealed, bound) => {
    if (sealed.length < gcm.nonce + gcm.tag) return undefined;
    const decipher = createDecipheriv("aes-256-gcm", secret, sealed.subarray(0, gcm.nonce), { authTagLength: gcm.tag });
    decipher.setAAD(bound).setAuthTag(sealed.subarray(-gcm.tag));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(gcm.nonce, -gcm.tag)), decipher.final()]);
    } catch {
      return undefined;
    }
  },
};

const sm = { nonce: 16, tag: 32 };

// Node's SM4 has no mode that authenticates, so the cipher text is authenticated afterwards, with a key of its own.
const sm4: Cipher = {
  encrypt: (secret, plain, bound) => {
    const nonce = randomBytes(sm.nonce);
    const cipher = createCipheriv("sm4-ctr", encryptionKey(secret), nonce);
    const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final()]);
    return Buffer.concat([sealed, sm3Tag(secret, sealed, bound)]);
  },
  decrypt: (secret, sealed, bound) => {
    if (sealed.length < sm.nonce + sm.tag) return undefined;
    const [body, tag] = [sealed.subarray(0, -sm.tag), sealed.subarray(-sm.tag)];
    if (!timingSafeEqual(sm3Tag(secret, body, bound), tag)) return undefined;
    const decipher = createDecipheriv("sm4-ctr", encryptionKey(secret), body.subarray(0, sm.nonce));
    return Buffer.concat([decipher.update(body.subarray(sm.nonce)), decipher.final()]);
  },
};

const sm3 = (secret: Buffer, ...parts: (Buffer | string)[]) => {
  const hmac = createHmac("sm3", secret);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
};
const encryptionKey = (secret: Buffer) => sm3(secret, "jucai encrypt").subarray(0, 16);

// The length goes first: without it a byte could move from what is bound into the cipher text.
function sm3Tag(secret: Buffer, sealed: Buffer, bound: Buffer): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(bound.length));
  return sm3(sm3(secret, "jucai authenticate"), length, bound, sealed);
}

export const ciphers: Readonly<Record<CryptoSuite, Cipher>> = { intl: aes, gm: sm4 };

/** The keyed hash of a suite, 32 bytes. */
export function keyedHash(suite: CryptoSuite, secret: Buffer, text: string): Buffer {
  return createHmac(hashes[suite], secret).update(text).digest();
}

/** The name that Node gives to a suite's hash. */
export const hashes: Readonly<Record<CryptoSuite, "sha256" | "sm3">> = { intl: "sha256", gm: "sm3" };
