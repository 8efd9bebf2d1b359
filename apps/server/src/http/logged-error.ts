type LoggedError = {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly [more: string]: unknown;
};

/** Of PostgreSQL's errors these say where; `detail` and `where` repeat whole rows, names and numbers among them. */
const places = ["code", "table", "column", "constraint"] as const;
/** How far causes are followed. */
const deepest = 3;

/** What the log says of an error: what it is and where it arose, never the data that it arose from. */
export function loggedError(error: Error): LoggedError {
  return logged(error, 0);
}

function logged(error: Error, depth: number): LoggedError {
  const given = error as Error & Readonly<Record<string, unknown>>;
  const message = messageOf(error.message, given["code"]);
  const { cause } = error;
  return {
    type: error.name,
    message,
    // The stack begins with the message.
    stack: (error.stack ?? "").replace(error.message, () => message),
    ...Object.fromEntries(places.flatMap((key) => (given[key] === undefined ? [] : [[key, given[key]]]))),
    ...(cause instanceof Error && depth < deepest ? { cause: logged(cause, depth + 1) } : {}),
  };
}

/** Data of a wrong form (class 22) stand in PostgreSQL's message between quotes. */
function messageOf(message: string, code: unknown): string {
  return typeof code === "string" && /^22...$/.test(code) ? message.replaceAll(/"[^"]*"/g, '"…"') : message;
}
