import { type Call, type Command, type ExitCode, WrongUse } from "../command.ts";
import { onServer } from "../server.ts";

export const accountCommand: Command = {
  verb: "account",
  words: "reset <username>",
  help: {
    zh: "管理员丢了密码时，在服务器上生成一个重设密码的一次性链接",
    en: "makes a one-time link for a new password, on the machine itself, when an administrator has lost his",
  },
  options: {
    "remove-second-step": {
      type: "boolean",
      help: { zh: "同时关掉两步登录（手机也丢了）", en: "also take the second step off (the telephone is lost too)" },
    },
  },
  run: account,
};

async function account(call: Call): Promise<ExitCode> {
  const [action, username] = call.words;
  if (action !== "reset" || username === undefined || call.words.length !== 2) {
    throw new WrongUse("请写：jucai account reset <用户名>", "Write jucai account reset <username>");
  }
  const task = { verb: "account reset", username, removeSecondStep: call.given["remove-second-step"] === true };
  return onServer<{ address: string; until: string }>(call, task, ({ address, until }) => {
    const says =
      call.language === "zh"
        ? `在浏览器里打开本站的这个地址，${until} 前有效，只能用一次：`
        : `Open this address of the site in a browser before ${until}; it works once:`;
    return { lines: [says, address] };
  });
}
