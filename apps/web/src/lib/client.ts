import { createClient } from "@jucai/contract/client";
import { heardNow } from "./heard.ts";

/** The session's own value against forged requests; every change of a signed-in person carries it. */
let csrf: string | undefined;
export function keepCsrf(value: string | undefined): void {
  csrf = value;
}

/** What every request says: the language that is being read, and the session's value. */
export const requestHeaders = (): Readonly<Record<string, string>> => ({
  "accept-language": document.documentElement.lang.slice(0, 2) || "zh",
  ...(csrf !== undefined && { "x-jucai-csrf": csrf }),
});

/** The one client of a page. */
export const client = createClient(
  async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) heardNow();
    return response;
  },
  "",
  requestHeaders,
);
