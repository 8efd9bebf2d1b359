import { messages } from "../lib/messages.ts";

export const frameMessages = messages(
  {
    site: "人才政策服务",
    skip: "跳到正文",
    navigation: "主导航",
    tools: "阅读设置",
    language: "English",
    elder: "长辈版",
    standard: "返回标准版",
    size: "字号",
    large: "大",
    larger: "更大",
    largest: "最大",
    footer: "页脚",
    software: "本站由开源软件“聚才”提供。测算与说明供参考，以主管部门审核为准。",
  },
  {
    site: "Talent Policies",
    skip: "Skip to content",
    navigation: "Main",
    tools: "Reading settings",
    language: "中文",
    elder: "Senior edition",
    standard: "Standard edition",
    size: "Text size",
    large: "Large",
    larger: "Larger",
    largest: "Largest",
    footer: "Footer",
    software:
      "Provided by the open-source software Jucai. Estimates and explanations are for reference; the authorities decide.",
  },
);
