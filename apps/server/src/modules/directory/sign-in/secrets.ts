import { createHash, randomBytes } from "node:crypto";

/** A secret that nobody can guess: 256 bits, in characters that links and headers carry as they are. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is stored of such a secret. It is long and random, so a plain hash is enough; guessing is hopeless. */
export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();
