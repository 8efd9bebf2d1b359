import type { RefusalCode } from "@jucai/contract";
import type { Text } from "@jucai/engine";

/**
 * The rules say no; nobody is at fault. Codes form one closed list in the
 * contract, and http/errors.ts alone turns a code into a status.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly says: Text;

  constructor(code: RefusalCode, says: Text) {
    super(`${code}: ${says.en}`);
    this.name = "Refusal";
    this.code = code;
    this.says = says;
  }
}
