import { WrongUse, type Call, type Command, type ExitCode } from "../command.ts";
import { table } from "../print/table.ts";
import { actionOf, onServer } from "../server.ts";

export const keysCommand: Command = {
  verb: "keys",
  words: "list|rotate|rewrap",
  help: {
    zh: "list 列出主密钥和用到它的行数；rotate 生成新的主密钥；rewrap 把每个人的密钥改由新的主密钥保护",
    en: "list shows the master keys and how many rows need each; rotate makes a new one; rewrap brings every person's key under it",
  },
  options: {
    crypto: {
      type: "string",
      value: "intl|gm",
      help: {
        zh: "rotate 用国际算法还是国密，默认不变",
        en: "algorithms of the new key: international or national; default as before",
      },
    },
  },
  run: keys,
};

type KeyUse = { readonly key: string; readonly crypto: string; readonly current: boolean; readonly rows: number };

async function keys(call: Call): Promise<ExitCode> {
  const action = actionOf(call, "keys", ["list", "rotate", "rewrap"]);
  const { crypto } = call.given;
  if (crypto !== undefined && crypto !== "intl" && crypto !== "gm") {
    throw new WrongUse("--crypto 只能是 intl 或 gm", "--crypto takes intl or gm");
  }
  const task = { verb: `keys ${action}`, ...(crypto === undefined ? {} : { crypto }) };
  if (action !== "rewrap") return onServer<readonly KeyUse[]>(call, task, (all) => ({ lines: [shown(all, call)] }));
  return onServer<{ rewrapped: number; keys: readonly KeyUse[] }>(call, task, ({ rewrapped, keys: all }) => {
    const done = call.language === "zh" ? `改了 ${rewrapped} 行` : `${rewrapped} rows rewrapped`;
    return { lines: [done, shown(all, call)] };
  });
}

function shown(all: readonly KeyUse[], { language }: Call): string {
  const [current, rows] = language === "zh" ? ["现用", "行"] : ["current", "rows"];
  return table(all.map(({ key, crypto, current: is, rows: n }) => [key, crypto, `${n} ${rows}`, is ? current : ""]));
}
