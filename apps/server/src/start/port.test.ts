import { createServer } from "node:net";
import { expect, it } from "vitest";
import { chooseHost, portFault } from "./port.ts";

it("chooses every address without a wish, and the wish with one", async () => {
  expect(["::", "0.0.0.0"]).toContain(await chooseHost(undefined, 0));
  expect(await chooseHost("127.0.0.1", 0)).toBe("127.0.0.1");
});

it("refuses an address that this machine does not have", async () => {
  await expect(chooseHost("192.0.2.1", 0)).rejects.toThrow(/Cannot listen on 192\.0\.2\.1/);
});

it("sees a port that is taken on one address only", async () => {
  const holder = createServer();
  await new Promise<void>((done) => holder.listen(0, "127.0.0.1", done));
  const address = holder.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(chooseHost(undefined, port)).rejects.toThrow(`Port ${port} is in use`);
  holder.close();
});

it("says what to do about a port that only root may use", () => {
  expect(portFault({ code: "EACCES" }, "::", 80).says.zh).toContain("1024");
});
