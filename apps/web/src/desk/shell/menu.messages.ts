import { messages } from "../../lib/messages.ts";

export const menuMessages = messages(
  {
    work: "工作台",
    registry: "人才与企业",
    people: "人员",
    employers: "企业",
    rosters: "名册",
    imports: "导入",
    duplicates: "查重",
    liaison: "联系",
    needs: "企业需求",
    window: "窗口代办",
    directory: "系统管理",
    units: "单位",
    accounts: "账号与权限",
    audit: "审计记录",
    outbox: "发件箱",
  },
  {
    work: "My work",
    registry: "People and employers",
    people: "People",
    employers: "Employers",
    rosters: "Rosters",
    imports: "Imports",
    duplicates: "Duplicates",
    liaison: "Liaison",
    needs: "Company needs",
    window: "At the window",
    directory: "Administration",
    units: "Units",
    accounts: "Accounts and roles",
    audit: "Audit trail",
    outbox: "Outbox",
  },
);
export type MenuKey = keyof (typeof menuMessages)["zh"];
