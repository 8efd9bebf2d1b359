/** What can be looked up without being decrypted. */
export type Indexed = "id" | "phone" | "bank" | "account";

/**
 * Brings different spellings of one number together before it is hashed; otherwise the same person
 * would be two. Full-width digits and letters become plain ones everywhere.
 *
 * @example normalised("id", " 11010519491231002x ") // "11010519491231002X"
 * @example normalised("phone", "+86 138-0013-8000") // "13800138000"
 */
export function normalised(kind: Indexed, text: string): string {
  const plain = text.normalize("NFKC").trim();
  switch (kind) {
    case "id":
      return plain.replaceAll(/[\s-]/g, "").toUpperCase();
    case "phone":
      return plain.replaceAll(/\D/g, "").replace(/^(?:00)?86(?=1\d{10}$)/, "");
    case "bank":
      return plain.replaceAll(/\D/g, "");
    case "account":
      return plain.replaceAll(/\s/g, "").toLowerCase();
  }
}
