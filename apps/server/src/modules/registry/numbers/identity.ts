import { parseDay } from "@jucai/engine";
import { type Reading, tidy, wrong } from "./reading.ts";

/** The kinds of document whose number is built like a citizen's: 18 places, the last one a check. */
export type IdentityKind = "resident_id" | "residence_permit" | "permanent_residence";
export type Identity = {
  readonly kind: IdentityKind;
  /** Date of birth, `YYYY-MM-DD`. */
  readonly birth: string;
  readonly gender: "male" | "female";
};

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = "10X98765432";
/** Births before are slips of the keyboard. */
const firstYear = 1850;

/**
 * Reads an identity number of 18 places (GB 11643-1999), also of a residence
 * permit of Hong Kong, Macao and Taiwan residents (810000, 820000, 830000).
 *
 * The region is never judged: it is the place of the first registration, and
 * many of those places are gone.
 *
 * @param today `YYYY-MM-DD`; with it, nobody is born after that day
 * @example readIdentity("350423199005151236") // { ok: true, value: …, birth: "1990-05-15", gender: "male", … }
 */
export function readIdentity(text: string, today?: string): Reading<Identity> {
  const value = tidy(text);
  if (/^\d{15}$/.test(value)) {
    return wrong(
      "15 位身份证号码已停用，请填 18 位号码。",
      "Numbers of 15 digits are no longer in use; give the one of 18.",
    );
  }
  if (!/^\d{17}[\dX]$/.test(value)) {
    return wrong("证件号码应为 18 位，末位可以是 X。", "The number has 18 places; the last one may be X.");
  }
  if (checkOf(value) !== value[17]) {
    return wrong(
      "证件号码的校验位不对，请核对有没有输错。",
      "The check digit is wrong; compare the number with the card.",
    );
  }
  const birth = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (
    parseDay(birth) === undefined ||
    Number(value.slice(6, 10)) < firstYear ||
    (today !== undefined && birth > today)
  ) {
    return wrong("证件号码里的出生日期不存在。", "The date of birth in the number does not exist.");
  }
  return { ok: true, value, kind: kindOf(value), birth, gender: Number(value[16]) % 2 === 1 ? "male" : "female" };
}

/** The check digit that the first 17 digits ask for. */
export function checkOf(digits: string): string | undefined {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return checks[sum % 11];
}

function kindOf(value: string): IdentityKind {
  if (/^8[123]0000/.test(value)) return "residence_permit";
  return value.startsWith("9") ? "permanent_residence" : "resident_id";
}
