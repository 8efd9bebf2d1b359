import { createServer } from "node:net";
import { codeOf, firstLineOf, StartFault } from "#kernel/fault.ts";

/**
 * Looks whether the port is free before anything is started for nothing.
 *
 * It is free again afterwards; should somebody take it meanwhile, listening fails
 * in the same words.
 */
export async function checkPort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  try {
    await new Promise<void>((done, failed) => probe.once("error", failed).listen(port, host, done));
  } catch (error) {
    throw portFault(error, host, port);
  } finally {
    await new Promise((done) => probe.close(done));
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
