/** The thread around {@link work}: messages in, answers out, one after the other. */
import { parentPort } from "node:worker_threads";
import type { Order } from "./crew.ts";
import { work } from "./work.ts";

const port = parentPort;
if (port === null) throw new Error("this file runs as a worker");
const own = work();

port.on("message", async (order: Order) => {
  try {
    port.postMessage({ call: order.call, answer: await done(order) });
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    port.postMessage({ call: order.call, fault });
  }
});

function done(order: Order) {
  switch (order.do) {
    case "begin":
      return own.begin(order.id, order.rules, order.bundle);
    case "take":
      return own.take(order.id, order.block);
    case "generate":
      return own.generate(order.id, order.people, order.share, order.stop, (rows) =>
        port?.postMessage({ call: order.call, rows }),
      );
    case "compare":
      return own.compare(order.id, order.after, order.changed, order.stop);
    case "find":
      return own.find(order.id, order.table, order.benefit);
    case "learn":
      return own.learn(order.id, order.table);
    case "inform":
      return own.inform(order.id);
    case "forget":
      return own.forget(order.id);
  }
}
