import { type Client, createClient } from "@jucai/contract/client";

/** Somebody with a browser's memory: cookies, and the value that goes along with every change. */
export type Visitor = Client & {
  readonly url: string;
  /** Signs in; later requests are this account's. */
  readonly signIn: (name: string, password: string) => Promise<void>;
  /** Takes over the session that another answer began. */
  readonly keep: (csrf: string) => void;
  /** The plain request with this visitor's cookies, for files and measurements. */
  readonly send: typeof fetch;
};

export function visitor(url: string): Visitor {
  const cookies = new Map<string, string>();
  let csrf = "";
  const send: typeof fetch = async (address, init = {}) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    if (csrf !== "") headers.set("x-jucai-csrf", csrf);
    const response = await fetch(address, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  const client = createClient(send, url);
  return {
    ...client,
    url,
    send,
    keep: (value) => void (csrf = value),
    signIn: async (name, password) => {
      csrf = (await client.call("POST /api/v1/sign-in", { body: { name, password } })).csrf;
    },
  };
}
