import type { Style } from "./styles.ts";

/** 1 to 9 where a paragraph is a heading by its outline level or the name of its style. */
export function headingOf({ outline, name }: Style): number | undefined {
  if (outline !== undefined) return outline >= 0 && outline < 9 ? outline + 1 : undefined;
  const named = /^(?:heading|标题)\s*([1-9])$/i.exec(name ?? "");
  return named ? Number(named[1]) : undefined;
}
