import { type Reading, tidy, wrong } from "./reading.ts";

/**
 * Reads a mobile number of the mainland, with or without +86.
 *
 * Number segments are not listed: new ones keep being opened.
 */
export function readMobile(text: string): Reading {
  const digits = tidy(text).replaceAll(/[().]/g, "");
  const value = digits.replace(/^(\+86|0086|86(?=\d{11}$))/, "");
  if (/^1[3-9]\d{9}$/.test(value)) return { ok: true, value };
  return wrong("手机号码应为 11 位，以 13 至 19 开头。", "A mobile number has 11 digits and begins with 13 to 19.");
}
