import { createServer } from "node:net";
import { pause } from "#kernel/postgres/process-table.ts";
import { codeOf, firstLineOf, StartFault } from "#kernel/fault.ts";

/**
 * Finds the address to listen on and makes sure that its port is free, before
 * anything is started for nothing.
 *
 * Without a wish it is every address; where the machine has no IPv6, every IPv4
 * address. Should somebody take the port meanwhile, listening fails in the same words.
 */
export async function chooseHost(wish: string | undefined, port: number): Promise<string> {
  if (wish !== undefined) return probe(wish, port);
  return probe("::", port).catch((error: unknown) => {
    if (error instanceof StartFault) throw error;
    return probe("0.0.0.0", port);
  });
}

/** Listens for a moment; a port that is just being given up is waited for. */
async function probe(host: string, port: number, attempts = 10): Promise<string> {
  const server = createServer();
  try {
    await new Promise<void>((done, failed) => server.once("error", failed).listen(port, host, done));
    return host;
  } catch (error) {
    if (codeOf(error) === "EADDRINUSE" && attempts > 1) {
      await pause(200);
      return probe(host, port, attempts - 1);
    }
    // Without an IPv6 to listen on, the system's own error lets the caller try IPv4.
    const noIpv6 = host === "::" && ["EAFNOSUPPORT", "EADDRNOTAVAIL"].includes(codeOf(error));
    throw noIpv6 ? error : portFault(error, host, port);
  } finally {
    await new Promise((done) => server.close(done));
  }
}

/** Says why a port cannot be listened on. */
export function portFault(error: unknown, host: string, port: number): StartFault {
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return new StartFault({
        zh: `端口 ${port} 已被占用，请停止占用它的程序，或用 PORT 指定别的端口。`,
        en: `Port ${port} is in use: stop whatever uses it, or name another in PORT.`,
      });
    case "EACCES":
      return new StartFault({
        zh: `无权使用端口 ${port}，请用 PORT 指定 1024 以上的端口。`,
        en: `You may not use port ${port}: name one above 1024 in PORT.`,
      });
    default:
      return new StartFault({
        zh: `无法在 ${host} 的端口 ${port} 上监听：${firstLineOf(error)}`,
        en: `Cannot listen on ${host}, port ${port}: ${firstLineOf(error)}`,
      });
  }
}
