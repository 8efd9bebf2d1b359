import { messages } from "../lib/messages.ts";

export const portalMessages = messages(
  {
    home: "首页",
    check: "我能领什么",
    policies: "政策库",
    search: "搜索",
    notices: "公示",
    help: "帮助",
    mine: "我的",
    accessibility: "无障碍说明",
    privacy: "隐私说明",
    openData: "开放接口",
  },
  {
    home: "Home",
    check: "What can I get",
    policies: "Policies",
    search: "Search",
    notices: "Notices",
    help: "Help",
    mine: "My space",
    accessibility: "Accessibility",
    privacy: "Privacy",
    openData: "Open interface",
  },
);
