import { isIP } from "node:net";
import { join, resolve } from "node:path";
import type { Text } from "@jucai/engine";
import { StartFault } from "#kernel/fault.ts";
import type { Env } from "./env.ts";
import { type OutsideConfig, outsideConfig } from "./outside.ts";
import { type SignInConfig, signInConfig } from "./sign-in.ts";

/** Everything that can be configured; .env.example explains each variable. */
export type Config = {
  readonly port: number;
  /** Absent: every address of this machine. */
  readonly host?: string;
  /** Absolute folder of everything that the server keeps. */
  readonly dataFolder: string;
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  /** Absolute folder of the keys that sealed data opens with; keep its backup apart from the data's. */
  readonly keysFolder: string;
  /** Absent: as the keys are, `intl` for new ones. */
  readonly crypto?: Crypto;
  readonly packsFolder: string;
  /** A web application that is built already; absent: apps/web/dist, built when stale. */
  readonly webFolder?: string;
  readonly logLevel: LogLevel;
  /** Requests a minute from one address; loopback is never limited. */
  readonly requestsPerMinute: number;
  /** Addresses of proxies whose word counts for who asks and whether he came by https; absent: nobody's. */
  readonly trustedProxy?: string;
  readonly signIn: SignInConfig;
  readonly outside: OutsideConfig;
};

/** Where the files that people hand in lie, sealed. */
export const filesFolderOf = ({ dataFolder }: Pick<Config, "dataFolder">): string => join(dataFolder, "files");

const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** AES-256-GCM and SHA-256, or the national SM4 and SM3. */
const cryptos = ["intl", "gm"] as const;
type Crypto = (typeof cryptos)[number];

/** Reads and checks every variable, and names all faults at once. */
export function checkConfig(env: Env, root: string): Config {
  const faults: Text[] = [];
  const callersFolder = env.INIT_CWD ?? process.cwd();
  const folder = (value: string | undefined, standard: string) =>
    value === undefined ? resolve(root, standard) : resolve(callersFolder, value);

  const dataFolder = folder(env.JUCAI_DATA, "data");
  const config = {
    port: whole(env, "PORT", 8080, 0, 65535, faults),
    dataFolder,
    keysFolder: folder(env.JUCAI_KEYS, join(dataFolder, "keys")),
    packsFolder: folder(env.JUCAI_PACKS, "packs"),
    logLevel: oneOf(env, "LOG_LEVEL", "warn", logLevels, faults),
    requestsPerMinute: whole(env, "REQUESTS_PER_MINUTE", 6000, 1, 1_000_000, faults),
    signIn: signInConfig(env, faults),
    outside: outsideConfig(env, faults),
    ...(env.JUCAI_TRUSTED_PROXY === undefined ? {} : { trustedProxy: proxies(env.JUCAI_TRUSTED_PROXY, faults) }),
    ...(env.JUCAI_CRYPTO === undefined ? {} : { crypto: oneOf(env, "JUCAI_CRYPTO", "intl", cryptos, faults) }),
    ...(env.HOST === undefined ? {} : { host: env.HOST }),
    ...(env.JUCAI_WEB === undefined ? {} : { webFolder: folder(env.JUCAI_WEB, "") }),
    ...(env.DATABASE_URL === undefined ? {} : { databaseUrl: databaseUrl(env.DATABASE_URL, faults) }),
  };
  if (faults.length > 0) throw new StartFault(joined(faults));
  return config;
}

function whole(env: Env, name: string, standard: number, least: number, most: number, faults: Text[]): number {
  const text = env[name];
  if (text === undefined) return standard;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  faults.push({
    zh: `${name} 应为 ${least} 到 ${most} 的整数，现在是“${text}”`,
    en: `${name} must be a whole number from ${least} to ${most}, not "${text}"`,
  });
  return standard;
}

function oneOf<T extends string>(env: Env, name: string, standard: T, values: readonly T[], faults: Text[]): T {
  const text = env[name];
  if (text === undefined) return standard;
  const value = values.find((each) => each === text);
  if (value !== undefined) return value;
  faults.push({
    zh: `${name} 应为 ${values.join("、")} 之一，现在是“${text}”`,
    en: `${name} must be one of ${values.join(", ")}, not "${text}"`,
  });
  return standard;
}

/** Addresses and networks, comma between them; never "everybody", which would let anyone say where he is. */
function proxies(text: string, faults: Text[]): string {
  const parts = text.split(",").map((part) => part.trim());
  const known = (part: string) => part === "loopback" || isIP(part.replace(/\/\d{1,3}$/, "")) > 0;
  if (!parts.every(known)) {
    faults.push({
      zh: "JUCAI_TRUSTED_PROXY 应为代理的 IP 地址或网段，用逗号分隔，或写 loopback",
      en: "JUCAI_TRUSTED_PROXY must be IP addresses or networks of proxies with commas between, or loopback",
    });
  }
  return parts.join(",");
}

/** Checks the form only. The value is never repeated in a message: it holds a password. */
function databaseUrl(text: string, faults: Text[]): string {
  // `user:password@/database?host=/folder` names a socket; only PostgreSQL's own tools read an empty host.
  const withHost = text.replace("@/", "@socket/");
  const url = URL.canParse(withHost) ? new URL(withHost) : undefined;
  if (url?.protocol !== "postgres:" && url?.protocol !== "postgresql:") {
    faults.push({
      zh: "DATABASE_URL 应写成 postgres://用户:密码@主机:端口/数据库",
      en: "DATABASE_URL must look like postgres://user:password@host:port/database",
    });
  }
  return text;
}

function joined(faults: readonly Text[]): Text {
  return {
    zh: `配置有误：${faults.map((each) => each.zh).join("；")}。`,
    en: `The configuration is wrong: ${faults.map((each) => each.en).join("; ")}.`,
  };
}
