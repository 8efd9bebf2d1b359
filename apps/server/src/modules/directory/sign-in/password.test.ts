import { describe, expect, it } from "vitest";
import { isOutdated, passwords } from "./password-hash.ts";
import { passwordFaults } from "./password-rules.ts";

describe("password hashes", () => {
  it("are Argon2id in PHC form, salted, and know the right password only", async () => {
    const [one, two] = await Promise.all([passwords.hash("清流 River-7"), passwords.hash("清流 River-7")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await passwords.verify("清流 River-7", one)).toBe(true);
    expect(await passwords.verify("清流 River-8", one)).toBe(false);
  });

  it("take the same text in either Unicode form", async () => {
    const stored = await passwords.hash("Ｒｉｖｅｒ-7é");
    expect(await passwords.verify("River-7e\u0301", stored)).toBe(true);
  });

  it("fit nothing when there is no account", async () => {
    expect(await passwords.verify("anything", null)).toBe(false);
  });

  it("made with less work are told apart, and still checked with their own", async () => {
    const old = "$argon2id$v=19$m=16,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    expect(isOutdated(old)).toBe(true);
    expect(await passwords.verify("x", old)).toBe(false);
    expect(isOutdated(await passwords.hash("x"))).toBe(false);
  });

  it("that are none are a bug, not a wrong password", async () => {
    await expect(passwords.verify("x", "plain")).rejects.toThrow(/PHC/);
  });
});

describe("rules for a new password", () => {
  const names = ["lin.xiao", "林小", "13800138000"];

  it.each(["Xk7-pqz9", "correct horse battery", "山水之间有清流也有人家呀", "Zq8!mmLp"])("take %s", (password) => {
    expect(passwordFaults(password, names)).toEqual([]);
  });

  it.each([
    ["Xk7-pq", /8/],
    ["xkqpzmvb", /三种/],
    ["xkqpzm87", /三种/],
    ["Password123!", /常见/],
    ["P@ssw0rd2026", /常见/],
    ["Admin@123", /常见/],
    ["1qaz2WSX", /常见/],
    ["888888888888", /常见/],
    ["123456789012", /常见/],
    ["abcdefghijkl", /常见/],
    ["Lin.Xiao-2026", /用户名/],
    ["我是林小98-x", /姓名/],
    ["Aa-13800138000", /手机号/],
  ])("refuse %s", (password, says) => {
    expect(passwordFaults(password, names).map(({ zh }) => zh)).toContainEqual(expect.stringMatching(says));
  });

  it("say everything at once", () => {
    expect(passwordFaults("admin", ["admin"])).toHaveLength(3);
  });
});
