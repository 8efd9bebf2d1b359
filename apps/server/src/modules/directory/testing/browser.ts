import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import type { Session } from "@jucai/contract";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Sent = { readonly headers?: Record<string, string>; readonly address?: string };

/** One browser for tests: keeps its cookie, and sends the session's value against forged requests along. */
export function aBrowser(http: FastifyInstance) {
  const jar = new Map<string, string>();
  let csrf = "";
  const send = async (method: Method, url: string, body?: object, { headers = {}, address }: Sent = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await http.inject({
      method,
      url,
      headers: { ...(cookie === "" ? {} : { cookie }), "x-jucai-csrf": csrf, ...headers },
      ...(address === undefined ? {} : { remoteAddress: address }),
      ...(body === undefined ? {} : { payload: body }),
    });
    for (const { name, value, maxAge, expires } of answer.cookies as {
      name: string;
      value: string;
      maxAge?: number;
      expires?: Date;
    }[]) {
      if (value === "" || maxAge === 0 || (expires?.getTime() ?? 1) <= 0) jar.delete(name);
      else jar.set(name, value);
    }
    const said = (answer.headers["content-type"] ?? "").toString().includes("json") ? answer.json() : undefined;
    if (typeof said?.csrf === "string") csrf = said.csrf;
    return answer;
  };
  return {
    send,
    get: (url: string, sent?: Sent) => send("GET", url, undefined, sent),
    post: (url: string, body?: object, sent?: Sent) => send("POST", url, body, sent),
    put: (url: string, body: object, sent?: Sent) => send("PUT", url, body, sent),
    patch: (url: string, body: object) => send("PATCH", url, body),
    delete: (url: string) => send("DELETE", url),
    cookie: () => jar.get("jucai_session"),
    plant: (value: string) => void jar.set("jucai_session", value),
    session: async () => (await send("GET", "/api/v1/session")).json<Session>(),
    /** Signs in and insists that it worked. */
    signIn: async (name: string, password: string, code?: string) => {
      const answer = await send("POST", "/api/v1/sign-in", { name, password, ...(code === undefined ? {} : { code }) });
      if (answer.statusCode !== 200) throw new Error(`sign-in of ${name}: ${answer.statusCode} ${answer.body}`);
      return answer.json<Session>();
    },
  };
}
export type Browser = ReturnType<typeof aBrowser>;

export const codeOf = (answer: LightMyRequestResponse): [number, string] => [
  answer.statusCode,
  answer.json<{ code: string }>().code,
];
