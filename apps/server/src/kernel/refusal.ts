import type { RefusalCode } from "@jucai/contract";
import type { Text } from "@jucai/engine";

/**
 * The rules say no; nobody is at fault. Codes form one closed list in the
 * contract, and http/errors.ts alone turns a code into a status.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly says: Text;
  /** Which fields of the request are at fault, when that is what it is about. */
  readonly fields?: { readonly field: string; readonly says: string }[];

  constructor(code: RefusalCode, says: Text, fields?: { readonly field: string; readonly says: string }[]) {
    super(`${code}: ${says.en}`);
    this.name = "Refusal";
    this.code = code;
    this.says = says;
    if (fields !== undefined) this.fields = fields;
  }
}
