import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export const site = "http://localhost:9";
const callback = `${site}/api/v1/sign-in/oidc/callback`;

export type TestProvider = {
  readonly issuer: string;
  /** Goes through the provider's own pages as somebody; answers the path and query on our site that it sends him back to. */
  readonly passThrough: (address: string, as: string) => Promise<string>;
  readonly end: () => Promise<void>;
};

/** Starts the provider's process and waits until it serves. */
export async function startProvider(): Promise<TestProvider> {
  const program = join(import.meta.dirname, "provider-process.ts");
  const child = spawn(process.execPath, [program, callback], { stdio: ["ignore", "pipe", "ignore"] });
  const issuer = await new Promise<string>((found, failed) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const announced = /issuer (http:\S+)/.exec(said)?.[1];
      if (announced !== undefined) found(announced);
    });
    child.once("exit", () => failed(new Error(`the provider ended: ${said}`)));
  });
  return {
    issuer,
    passThrough,
    end: async () => {
      child.kill();
      await once(child, "exit");
    },
  };
}

async function passThrough(address: string, as: string): Promise<string> {
  const jar = new Map<string, string>();
  let next: { readonly url: string; readonly form?: URLSearchParams } = { url: address };
  for (let step = 0; step < 15; step++) {
    const { url, form } = next;
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form === undefined ? {} : { method: "POST", body: form }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location !== null) {
      const to = new URL(location, url);
      if (to.origin === site) return to.pathname + to.search;
      next = { url: to.href };
      continue;
    }
    next = filledIn(await answer.text(), url, as);
  }
  throw new Error("the provider never sent us back");
}

/** The provider's login or consent page, filled in. */
function filledIn(page: string, url: string, as: string) {
  const action = /action="([^"]+)"/.exec(page)?.[1];
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
  if (action === undefined || prompt === undefined)
    throw new Error(`the provider shows something else: ${page.slice(0, 300)}`);
  return { url: new URL(action, url).href, form: new URLSearchParams({ prompt, login: as, password: "any" }) };
}
