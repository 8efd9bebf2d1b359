import type { Text } from "@jucai/engine";
import type { Env } from "./env.ts";

/** Programs and servers beside this one that it hands something to. All are optional. */
export type OutsideConfig = {
  /** Looks at each file that somebody hands in. */
  readonly scan?: ScanConfig;
  readonly mail?: MailConfig;
  readonly webhook?: WebhookConfig;
  /** Where browsers reach this server, without a slash at its end: links in messages begin so. */
  readonly site?: string;
};
export type ScanConfig = { readonly command: readonly string[] } | { readonly url: string };
/** `url`: smtp://user:password@host:port, or smtps://…; `from`: what mail says who sent it. */
export type MailConfig = { readonly url: string; readonly from: string };
export type WebhookConfig = { readonly url: string; readonly secret: string };

/** Reads them. Values that may hold a secret are never repeated in a fault. */
export function outsideConfig(env: Env, faults: Text[]): OutsideConfig {
  const [scan, mail, webhook] = [scanOf(env, faults), mailOf(env, faults), webhookOf(env, faults)];
  return {
    ...(scan === undefined ? {} : { scan }),
    ...(mail === undefined ? {} : { mail }),
    ...(webhook === undefined ? {} : { webhook }),
    ...(env.JUCAI_URL === undefined ? {} : { site: env.JUCAI_URL.replace(/\/+$/, "") }),
  };
}

function scanOf(env: Env, faults: Text[]): ScanConfig | undefined {
  const { JUCAI_SCAN_COMMAND: command, JUCAI_SCAN_URL: url } = env;
  if (command !== undefined && url !== undefined) {
    faults.push({
      zh: "JUCAI_SCAN_COMMAND 和 JUCAI_SCAN_URL 只能配一个",
      en: "set either JUCAI_SCAN_COMMAND or JUCAI_SCAN_URL, not both",
    });
  }
  if (command !== undefined) return { command: command.trim().split(/\s+/) };
  if (url === undefined) return undefined;
  if (!begins(url, ["http:", "https:"])) {
    faults.push({
      zh: "JUCAI_SCAN_URL 应为 http(s):// 开头的地址",
      en: "JUCAI_SCAN_URL must be an http(s):// address",
    });
  }
  return { url };
}

function mailOf(env: Env, faults: Text[]): MailConfig | undefined {
  const { JUCAI_SMTP: url, JUCAI_MAIL_FROM: from } = env;
  if (url === undefined && from === undefined) return undefined;
  if (url === undefined || from === undefined || !begins(url, ["smtp:", "smtps:"])) {
    faults.push({
      zh: "发邮件要同时配置 JUCAI_SMTP（smtp://或 smtps:// 开头）和 JUCAI_MAIL_FROM",
      en: "mail needs JUCAI_SMTP (smtp:// or smtps://…) and JUCAI_MAIL_FROM together",
    });
    return undefined;
  }
  return { url, from };
}

function webhookOf(env: Env, faults: Text[]): WebhookConfig | undefined {
  const { JUCAI_WEBHOOK: url, JUCAI_WEBHOOK_SECRET: secret } = env;
  if (url === undefined && secret === undefined) return undefined;
  if (url === undefined || secret === undefined || secret.length < 16 || !begins(url, ["http:", "https:"])) {
    faults.push({
      zh: "推送要同时配置 JUCAI_WEBHOOK（http(s):// 开头）和至少 16 个字符的 JUCAI_WEBHOOK_SECRET",
      en: "the webhook needs JUCAI_WEBHOOK (http(s)://…) and JUCAI_WEBHOOK_SECRET of 16 characters or more",
    });
    return undefined;
  }
  return { url, secret };
}

function begins(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
