import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** How much work a hash takes. `memory` in KiB. */
type Cost = { readonly memory: number; readonly passes: number; readonly lanes: number };

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. */
const cost: Cost = { memory: 19_456, passes: 2, lanes: 1 };
const tagLength = 32;

/** Hashes and checks passwords; a value, so that a test can count how often it works. */
export type Passwords = {
  readonly hash: (password: string) => Promise<string>;
  /** Does the same work when there is no stored hash, so that time does not tell which accounts exist. */
  readonly verify: (password: string, stored: string | null) => Promise<boolean>;
};

export const passwords: Passwords = {
  hash: async (password) => {
    const salt = randomBytes(16);
    return phc(cost, salt, await tagOf(password, salt, cost));
  },
  verify: async (password, stored) => {
    const known = parsed(stored ?? nobodys);
    const tag = await tagOf(password, known.salt, known.cost, known.tag.length);
    return timingSafeEqual(tag, known.tag) && stored !== null;
  },
};

/** Whether a stored hash was made with less work than today's; renewed at the next sign-in. */
export function isOutdated(stored: string): boolean {
  const { memory, passes, lanes } = parsed(stored).cost;
  return memory !== cost.memory || passes !== cost.passes || lanes !== cost.lanes;
}

// NFKC: the same characters typed on two systems may come as different code points.
function tagOf(password: string, salt: Buffer, { memory, passes, lanes }: Cost, length = tagLength): Promise<Buffer> {
  const message = password.normalize("NFKC");
  return derive("argon2id", { message, nonce: salt, memory, passes, parallelism: lanes, tagLength: length });
}

/** The form in which Argon2 hashes are written everywhere (PHC string format), readable by other software. */
function phc({ memory, passes, lanes }: Cost, salt: Buffer, tag: Buffer): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(tag)}`;
}

function parsed(text: string): { cost: Cost; salt: Buffer; tag: Buffer } {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(text);
  if (found === null) throw new Error("a stored password hash is not in PHC form");
  const [, memory, passes, lanes, salt = "", tag = ""] = found;
  return {
    cost: { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}

const unpadded = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");

/** What a name without an account is compared with. */
const nobodys = phc(cost, randomBytes(16), randomBytes(tagLength));
