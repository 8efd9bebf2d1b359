import { Refusal } from "#kernel/refusal.ts";

/** The same for what is not there and what is out of reach. */
export function notThere(zh: string, en: string): Refusal {
  return new Refusal("not_found", {
    zh: `没有找到${zh}，或者不在您的范围内。`,
    en: `There is no such ${en} within your reach.`,
  });
}

export function wrongState(zh: string, en: string): Refusal {
  return new Refusal("wrong_state", { zh, en });
}

export function notValid(zh: string, en: string): Refusal {
  return new Refusal("not_valid", { zh, en });
}

export function notAllowed(zh: string, en: string): Refusal {
  return new Refusal("not_allowed", { zh, en });
}

/** A sum for people to read: `1,234.50 元`. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const whole = Math.trunc(Math.abs(fen) / 100);
  return `${sign}${whole.toLocaleString("en-US")}.${String(Math.abs(fen) % 100).padStart(2, "0")}`;
}
