/** What a resident identity number says, or what is wrong with it, while it is being typed. */
export type IdentityReading =
  | { readonly kind: "unfinished"; readonly length: number }
  | { readonly kind: "wrong_date" }
  | { readonly kind: "wrong_digit" }
  | { readonly kind: "right"; readonly gender: "male" | "female"; readonly birthMonth: string };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = "10X98765432";

/**
 * Reads the 18 characters of GB 11643: place, date of birth, number within the day, check character.
 *
 * The server checks again and has the last word; this only tells a clerk at once.
 */
export function readIdentity(typed: string): IdentityReading {
  const number = typed.replaceAll(/\s/g, "").toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) return { kind: "unfinished", length: number.length };
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)];
  if (!isRealDay(Number(year), Number(month), Number(day))) return { kind: "wrong_date" };
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  if (checks[sum % 11] !== number[17]) return { kind: "wrong_digit" };
  return { kind: "right", gender: Number(number[16]) % 2 === 1 ? "male" : "female", birthMonth: `${year}-${month}` };
}

function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
