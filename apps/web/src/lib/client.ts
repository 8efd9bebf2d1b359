import { createClient } from "@jucai/contract/client";
import { heardNow } from "./heard.ts";

/** The session's own value against forged requests; every change of a signed-in person carries it. */
let csrf: string | undefined;
export function keepCsrf(value: string | undefined): void {
  csrf = value;
}

/** The one client of a page: asks in the language that is being read. */
export const client = createClient(
  async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) heardNow();
    return response;
  },
  "",
  () => ({
    "accept-language": document.documentElement.lang.slice(0, 2) || "zh",
    ...(csrf !== undefined && { "x-jucai-csrf": csrf }),
  }),
);
