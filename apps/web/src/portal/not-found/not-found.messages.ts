import { messages } from "../../lib/messages.ts";

export const notFoundMessages = messages(
  {
    title: "没有这一页",
    says: "地址可能写错了，或者内容已经移走。",
    home: "回首页",
    policies: "到政策库查找",
  },
  {
    title: "There is no such page",
    says: "The address may be mistyped, or the content has moved.",
    home: "Go to the home page",
    policies: "Search the policies",
  },
);
