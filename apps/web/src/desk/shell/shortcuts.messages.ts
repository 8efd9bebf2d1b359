import { messages } from "../../lib/messages.ts";

export const shortcutMessages = messages(
  {
    title: "键盘快捷键",
    on: "启用单键快捷键",
    find: "查找人员",
    help: "显示本表",
    rows: "列表里下一行、上一行",
    add: "新增",
    edit: "修改",
    filter: "到筛选条件",
    reveal: "查看明文",
    export: "导出",
    pages: "上一页、下一页",
    here: (does: string) => `本页：${does}`,
  },
  {
    title: "Keyboard shortcuts",
    on: "Single-key shortcuts are on",
    find: "Find a person",
    help: "Show this list",
    rows: "Next and previous row of a list",
    add: "Add",
    edit: "Edit",
    filter: "Go to the filters",
    reveal: "Show in full",
    export: "Export",
    pages: "Previous and next page",
    here: (does: string) => `On this page: ${does}`,
  },
);
