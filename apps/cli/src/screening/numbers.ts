import { WrongUse, type Call } from "../command.ts";

/** A whole number given as an option; undefined when it was not. */
export function wholeOf({ given }: Call, option: string, least: number, most: number): number | undefined {
  const word = given[option];
  if (typeof word !== "string") return undefined;
  const number = /^\d{1,12}$/.test(word) ? Number(word) : NaN;
  if (number >= least && number <= most) return number;
  throw new WrongUse(
    `--${option} 请写 ${least} 到 ${most} 的整数`,
    `--${option} takes a whole number from ${least} to ${most}`,
  );
}

/** A share of facts that are not known: 0 to 1, or as a registry knows them. */
export function unknownOf({ given }: Call): number | "registry" {
  const word = given["unknown"] ?? "0";
  if (word === "registry") return word;
  const share = typeof word === "string" && /^(0|1|[01]?\.\d+)$/.test(word) ? Number(word) : NaN;
  if (share >= 0 && share <= 1) return share;
  throw new WrongUse("--unknown 请写 0 到 1 的数，或 registry", "--unknown takes a number from 0 to 1, or registry");
}
