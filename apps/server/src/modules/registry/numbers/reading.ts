import type { Text } from "@jucai/engine";

/**
 * What came out of reading a number as people type it. `value` is its normal
 * form, the one that is stored and compared; `notice` doubts it without refusing.
 */
export type Reading<More = unknown> =
  | ({ readonly ok: true; readonly value: string; readonly notice?: Text } & More)
  | { readonly ok: false; readonly problem: Text };

export function wrong(zh: string, en: string): { readonly ok: false; readonly problem: Text } {
  return { ok: false, problem: { zh, en } };
}

/** Full-width characters made plain, capitals, no spaces, no dashes, no leading apostrophe of a spreadsheet. */
export function tidy(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\s\u200b\ufeff'’‘`]/g, "")
    .replaceAll(/[-‐‑‒–—]/g, "")
    .toUpperCase();
}
