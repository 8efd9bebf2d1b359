import type { Text } from "@jucai/engine";

/**
 * A reason why the program cannot start, said to whoever started it.
 *
 * Neither a refusal nor a bug: the machine or the configuration is at fault, so
 * it ends as one line on the console and exit code 1, without a stack trace.
 */
export class StartFault extends Error {
  readonly says: Text;

  constructor(says: Text, cause?: unknown) {
    super(says.en, { cause });
    this.name = "StartFault";
    this.says = says;
  }
}

/** The `code` of a system or database error, such as EACCES or 28P01. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}

/** The first line of an error's message, for a line that must stay one line. */
export function firstLineOf(error: unknown): string {
  const message = error instanceof Error && error.message !== "" ? error.message : codeOf(error) || String(error);
  return message.split("\n", 1)[0] ?? "";
}
