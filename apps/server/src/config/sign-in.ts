import type { Text } from "@jucai/engine";
import type { Env } from "./env.ts";

/** How people come in beside username and password. */
export type SignInConfig = {
  /** `off`: no message is sent; `outbox`: for development, messages are kept to be read; else a gateway. */
  readonly sms: "off" | "outbox" | { readonly url: string; readonly token?: string };
  readonly singleSignOn?: SingleSignOnConfig;
};

export type SingleSignOnConfig = {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where browsers reach this server: the provider sends them back there. */
  readonly site: URL;
  /** Words on the button. */
  readonly name: Text;
  /** By which claim an account is found at the first sign-in; absent: only its owner links it, signed in otherwise. */
  readonly match?: "username" | "mobile";
};

/** Reads what concerns sign-in. Values that may be secret are never repeated in a fault. */
export function signInConfig(env: Env, faults: Text[]): SignInConfig {
  const singleSignOn = singleSignOnOf(env, faults);
  return { sms: smsOf(env, faults), ...(singleSignOn === undefined ? {} : { singleSignOn }) };
}

function smsOf(env: Env, faults: Text[]): SignInConfig["sms"] {
  const { JUCAI_SMS: text = "off", JUCAI_SMS_TOKEN: token } = env;
  if (text === "off" || text === "outbox") return text;
  if (isWeb(text)) return { url: text, ...(token === undefined ? {} : { token }) };
  faults.push({
    zh: "JUCAI_SMS 应为 off、outbox 或短信网关的地址（https://…）",
    en: "JUCAI_SMS must be off, outbox or the address of a gateway (https://…)",
  });
  return "off";
}

function singleSignOnOf(env: Env, faults: Text[]): SingleSignOnConfig | undefined {
  const { JUCAI_OIDC_ISSUER: issuer, JUCAI_OIDC_CLIENT_ID: clientId, JUCAI_OIDC_CLIENT_SECRET: clientSecret } = env;
  const { JUCAI_URL: site, JUCAI_OIDC_NAME: name, JUCAI_OIDC_MATCH: match } = env;
  if ([issuer, clientId, clientSecret].every((value) => value === undefined)) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || site === undefined) {
    faults.push({
      zh: "统一身份认证要同时配置 JUCAI_OIDC_ISSUER、JUCAI_OIDC_CLIENT_ID、JUCAI_OIDC_CLIENT_SECRET 和 JUCAI_URL",
      en: "single sign-on needs JUCAI_OIDC_ISSUER, JUCAI_OIDC_CLIENT_ID, JUCAI_OIDC_CLIENT_SECRET and JUCAI_URL together",
    });
    return undefined;
  }
  if (!isWeb(issuer) || !isWeb(site)) {
    faults.push({
      zh: "JUCAI_OIDC_ISSUER 和 JUCAI_URL 应为 https:// 开头的地址（本机可用 http://）",
      en: "JUCAI_OIDC_ISSUER and JUCAI_URL must be addresses that begin with https:// (http:// on this machine only)",
    });
    return undefined;
  }
  if (match !== undefined && match !== "username" && match !== "mobile") {
    faults.push({ zh: "JUCAI_OIDC_MATCH 应为 username 或 mobile", en: "JUCAI_OIDC_MATCH must be username or mobile" });
    return undefined;
  }
  return {
    issuer: new URL(issuer),
    clientId,
    clientSecret,
    site: new URL(site),
    name: name === undefined ? { zh: "统一身份认证登录", en: "Single sign-on" } : { zh: name, en: name },
    ...(match === undefined ? {} : { match }),
  };
}

/** Encrypted, or on this machine. */
function isWeb(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(url?.hostname ?? "");
  return url?.protocol === "https:" || (url?.protocol === "http:" && here);
}
