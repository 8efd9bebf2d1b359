import type { Text } from "@jucai/engine";
import { type Reading, tidy, wrong } from "./reading.ts";

/** 31 characters; a letter's value is its place here, not its ASCII code. */
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Older organisation codes sometimes fail their own check, so it only warns. */
const doubtful: Text = {
  zh: "其中的组织机构代码校验位不符，旧代码有时如此，请核对证照。",
  en: "The organisation code inside fails its own check, as some older ones do; compare it with the licence.",
};

/**
 * Reads a unified social credit code (GB 32100-2015).
 *
 * @example readUscc("91350423MA0000000E") // { ok: true, value: "91350423MA0000000E" }
 */
export function readUscc(text: string): Reading {
  const value = tidy(text);
  if (value.length !== 18) {
    return wrong("统一社会信用代码应为 18 位。", "A unified social credit code has 18 places.");
  }
  const strange = [...value].find((character) => !alphabet.includes(character));
  if (strange !== undefined) {
    return wrong(
      `统一社会信用代码里不会出现“${strange}”（没有字母 I、O、S、V、Z）。`,
      `A unified social credit code never holds “${strange}” (there is no I, O, S, V or Z).`,
    );
  }
  if (checkOf(value) !== value[17]) {
    return wrong(
      "统一社会信用代码的校验位不对，请核对有没有输错。",
      "The check digit is wrong; compare the code with the licence.",
    );
  }
  return { ok: true, value, ...(organisationFits(value.slice(8, 17)) ? {} : { notice: doubtful }) };
}

function checkOf(value: string): string | undefined {
  let [sum, weight] = [0, 1];
  for (const character of value.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31];
}

/** The check of the organisation code, GB 11714: here letters do count as A = 10 … Z = 35. */
function organisationFits(code: string): boolean {
  const sum = organisationWeights.reduce(
    (total, weight, index) => total + weight * parseInt(code[index] ?? "0", 36),
    0,
  );
  const check = 11 - (sum % 11);
  return code[8] === (check === 10 ? "X" : check === 11 ? "0" : String(check));
}
