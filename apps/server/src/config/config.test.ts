import { describe, expect, it } from "vitest";
import { StartFault } from "#kernel/fault.ts";
import { checkConfig } from "./config.ts";

const faultOf = (env: Record<string, string>) => {
  try {
    checkConfig(env, "/srv/jucai");
  } catch (error) {
    if (error instanceof StartFault) return error.says.en;
  }
  return "";
};

describe("the configuration", () => {
  it("needs nothing", () => {
    expect(checkConfig({}, "/srv/jucai")).toEqual({
      port: 8080,
      dataFolder: "/srv/jucai/data",
      keysFolder: "/srv/jucai/data/keys",
      packsFolder: "/srv/jucai/packs",
      logLevel: "warn",
      requestsPerMinute: 6000,
      signIn: { sms: "off" },
      outside: {},
    });
  });

  it("takes relative folders from the caller's own", () => {
    expect(checkConfig({ JUCAI_DATA: "d", INIT_CWD: "/home/lin" }, "/srv/jucai").dataFolder).toBe("/home/lin/d");
  });

  it("keeps the keys beside the data unless they have a folder of their own", () => {
    const { keysFolder, crypto } = checkConfig(
      { JUCAI_DATA: "/d", JUCAI_KEYS: "/k", JUCAI_CRYPTO: "gm" },
      "/srv/jucai",
    );
    expect([keysFolder, crypto]).toEqual(["/k", "gm"]);
    expect(faultOf({ JUCAI_CRYPTO: "rot13" })).toContain("JUCAI_CRYPTO");
  });

  it.each(["-1", "65536", "8080.5", "1e3", "0x50", "８０８０", "eighty", "99999999999999999999"])(
    "refuses the port %s",
    (PORT) => {
      expect(faultOf({ PORT })).toContain(`not "${PORT}"`);
    },
  );

  it("names every fault at once", () => {
    const fault = faultOf({ PORT: "x", LOG_LEVEL: "loud", REQUESTS_PER_MINUTE: "0", DATABASE_URL: "mysql://a" });
    for (const name of ["PORT", "LOG_LEVEL", "REQUESTS_PER_MINUTE", "DATABASE_URL"]) expect(fault).toContain(name);
  });

  it("never repeats a database address, which holds a password", () => {
    expect(faultOf({ DATABASE_URL: "jdbc:postgres://lin:hunter2@db" })).not.toContain("hunter2");
  });

  it("names what runs beside the server, and never repeats its secrets", () => {
    const { outside } = checkConfig(
      {
        JUCAI_SCAN_COMMAND: "clamdscan --no-summary -",
        JUCAI_SMTP: "smtps://rencai:hunter2@mail.example.cn",
        JUCAI_MAIL_FROM: "rencai@example.cn",
        JUCAI_WEBHOOK: "https://oa.example.cn/hook",
        JUCAI_WEBHOOK_SECRET: "0123456789abcdef",
        JUCAI_URL: "https://rencai.example.cn/",
      },
      "/srv/jucai",
    );
    expect(outside).toMatchObject({
      scan: { command: ["clamdscan", "--no-summary", "-"] },
      mail: { from: "rencai@example.cn" },
      webhook: { url: "https://oa.example.cn/hook" },
      site: "https://rencai.example.cn",
    });
    expect(faultOf({ JUCAI_SCAN_COMMAND: "x", JUCAI_SCAN_URL: "https://s.example.cn" })).toContain("not both");
    for (const half of [
      { JUCAI_SMTP: "smtp://a:hunter2@b" },
      { JUCAI_WEBHOOK: "https://a", JUCAI_WEBHOOK_SECRET: "hunter2" },
    ]) {
      expect(faultOf(half)).toMatch(/JUCAI_(SMTP|WEBHOOK)/);
      expect(faultOf(half)).not.toContain("hunter2");
    }
    expect(faultOf({ JUCAI_SCAN_URL: "file:///etc" })).toContain("JUCAI_SCAN_URL");
  });

  it("believes only the proxies that it names", () => {
    expect(checkConfig({ JUCAI_TRUSTED_PROXY: "10.0.0.0/8, ::1" }, "/srv/jucai").trustedProxy).toBe("10.0.0.0/8,::1");
    for (const all of ["true", "*", "proxy.example"]) {
      expect(faultOf({ JUCAI_TRUSTED_PROXY: all })).toContain("JUCAI_TRUSTED_PROXY");
    }
  });

  it("takes a gateway for messages, encrypted", () => {
    expect(checkConfig({ JUCAI_SMS: "https://sms.example/send", JUCAI_SMS_TOKEN: "t" }, "/").signIn.sms).toEqual({
      url: "https://sms.example/send",
      token: "t",
    });
    expect(checkConfig({ JUCAI_SMS: "outbox" }, "/").signIn.sms).toBe("outbox");
    expect(faultOf({ JUCAI_SMS: "http://sms.example/send" })).toContain("JUCAI_SMS");
  });

  it("takes single sign-on whole or not at all, and keeps its secret to itself", () => {
    const whole = {
      JUCAI_URL: "https://rencai.example.cn",
      JUCAI_OIDC_ISSUER: "https://id.example.cn",
      JUCAI_OIDC_CLIENT_ID: "jucai",
      JUCAI_OIDC_CLIENT_SECRET: "hunter2",
    };
    const { singleSignOn } = checkConfig({ ...whole, JUCAI_OIDC_MATCH: "mobile" }, "/").signIn;
    expect(singleSignOn).toMatchObject({ clientId: "jucai", match: "mobile", name: { en: "Single sign-on" } });
    for (const missing of Object.keys(whole)) {
      const fault = faultOf(Object.fromEntries(Object.entries(whole).filter(([name]) => name !== missing)));
      expect(fault).toContain(missing);
      expect(fault).not.toContain("hunter2");
    }
    expect(faultOf({ ...whole, JUCAI_OIDC_ISSUER: "http://id.example.cn" })).toContain("JUCAI_OIDC_ISSUER");
    expect(faultOf({ ...whole, JUCAI_OIDC_MATCH: "email" })).toContain("JUCAI_OIDC_MATCH");
  });
});
