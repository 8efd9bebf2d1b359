import { describe, expect, it } from "vitest";
import { correctionSheet } from "./correction-letter.ts";
import { type DecisionLetter, decisionSheet } from "./decision-letter.ts";
import { verifyCode } from "./letter-numbers.ts";
import { receiptSheet } from "./receipt-letter.ts";
import { sheetHtml } from "./sheet.ts";

const verify = { code: "2345-ABCD-EFGH-JKLM", url: "http://localhost/verify/2345-ABCD-EFGH-JKLM" };
const degree = {
  clause: "四(一)5",
  says: { zh: "本科及以上学历", en: "Bachelor or higher" },
  needs: { zh: "最高学历为大学本科及以上", en: "degree from bachelor upwards" },
  has: [{ label: { zh: "最高学历", en: "Degree" }, shown: { zh: "大学专科", en: "Junior college" } }],
  basis: null,
};
const letter: DecisionLetter = {
  issuer: { zh: "某县人社局", en: "Human resources bureau" },
  number: { zh: "某才决〔2025〕7号", en: "Decision 7 of 2025" },
  claimant: "测试<b>甲</b>",
  claim: {
    number: "350423-2025-00042",
    submittedOn: "2025-01-08",
    title: { zh: "“回归”补助", en: "Homecoming allowance" },
    clause: "四(一)5",
  },
  document: { title: { zh: "行动方案", en: "Action plan" }, number: "某发〔2023〕1号" },
  outcome: "approved",
  amountFen: 1_800_000,
  instalments: 36,
  lines: [],
  grounds: [degree],
  why: "",
  meeting: null,
  on: "2025-02-03",
  ruleVersion: "12",
  judgedOn: "2025-01-08",
  appealBy: null,
  verify,
};
const text = (html: string) =>
  html.replaceAll(/<style[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, "").replaceAll(/<[^>]+>/g, "");

describe("the letter of a decision", () => {
  it("gives an approved amount in capitals and figures, with the clause, the number and the day", () => {
    const html = sheetHtml(decisionSheet(letter, "zh"), "n1");
    expect(text(html)).toContain("人民币壹万捌仟元整（¥18,000.00），分36期发放");
    for (const part of ["某才决〔2025〕7号", "《行动方案》（某发〔2023〕1号）四(一)5", "2025年2月3日", verify.code]) {
      expect(text(html)).toContain(part);
    }
    expect(html).toContain("margin: 37mm 26mm 35mm 28mm");
    expect(html).toContain("<svg");
  });

  it("never lets what a person is called become part of the page", () => {
    const html = sheetHtml(decisionSheet(letter, "zh"), "n1");
    expect(html).not.toContain("<b>甲");
    expect(html).toContain("&#60;b&#62;甲");
  });

  it("cites clause, rule and value of a refusal, and tells of the appeal with its last day", () => {
    const refused = { ...letter, outcome: "rejected", amountFen: null, appealBy: "2025-03-03" } as const;
    const zh = text(sheetHtml(decisionSheet(refused, "zh"), "n1"));
    for (const part of [
      "不予通过",
      "四(一)5",
      "大学专科",
      "最高学历为大学本科及以上",
      "2025年3月3日（含当日）",
      "复核",
    ]) {
      expect(zh).toContain(part);
    }
    const en = text(sheetHtml(decisionSheet(refused, "en"), "n1"));
    expect(en).toContain("until 3 March 2025");
    expect(en).toContain("Junior college");
    expect(text(sheetHtml(decisionSheet({ ...refused, appealBy: null }, "zh"), "n1"))).toContain(
      "可以向本单位申请复核",
    );
  });

  it("lists what each line is granted", () => {
    const lines = [
      { subject: "*1236", fen: 50_000 },
      { subject: "*0014", fen: null },
    ];
    const zh = text(sheetHtml(decisionSheet({ ...letter, lines, grounds: [] }, "zh"), "n"));
    for (const part of ["*1236", "500.00", "*0014", "不符合", "逐项认定"]) expect(zh).toContain(part);
  });

  it("names the meeting that decided", () => {
    const meeting = { number: "〔2025〕3号", heldOn: "2025-02-01" };
    expect(text(sheetHtml(decisionSheet({ ...letter, meeting }, "zh"), "n"))).toContain(
      "经2025年2月1日会议研究（〔2025〕3号）",
    );
  });
});

describe("the notice of correction", () => {
  const notice = {
    ...letter,
    items: [{ label: { zh: "劳动合同", en: "Contract" }, wrong: "看不清", how: "请重拍" }],
    dueOn: "2027-03-01",
    dueKnown: false,
    withdraws: true,
  };

  it("lists what is wrong and what to do, the last day and what follows it", () => {
    const zh = text(sheetHtml(correctionSheet(notice, "zh"), "n"));
    for (const part of [
      "补正告知书",
      "1项",
      "看不清",
      "请重拍",
      "2027年3月1日（含当日）",
      "尚未公布放假安排",
      "视为撤回",
    ]) {
      expect(zh).toContain(part);
    }
    expect(text(sheetHtml(correctionSheet({ ...notice, dueOn: null }, "zh"), "n"))).toContain("没有规定期限");
    expect(text(sheetHtml(correctionSheet(notice, "en"), "n"))).toContain("counts as withdrawn");
  });
});

describe("the receipt", () => {
  it("lists files and steps, and says where the document gives no limit", () => {
    const receipt = {
      ...letter,
      files: [{ label: "劳动合同", name: "合同.pdf" }],
      steps: [
        { name: { zh: "受理初审", en: "First review" }, days: 5 },
        { name: { zh: "审批决定", en: "Decision" }, days: null },
      ],
    };
    const zh = text(sheetHtml(receiptSheet(receipt, "zh"), "n"));
    for (const part of ["350423-2025-00042", "劳动合同：合同.pdf", "受理初审", "文件未写明"])
      expect(zh).toContain(part);
    expect(text(sheetHtml(receiptSheet({ ...receipt, files: [] }, "en"), "n"))).toContain("No files");
  });
});

describe("a code of verification", () => {
  it("has sixteen signs in groups of four and none that is taken for another", () => {
    expect(verifyCode()).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
  });
});
