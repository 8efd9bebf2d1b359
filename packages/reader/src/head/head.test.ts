import { describe, expect, it } from "vitest";
import { textSource } from "../open/index.ts";
import { readText } from "../read.ts";
import { addDays, dateIn, lastDay } from "./dates.ts";
import { validityOf } from "./validity.ts";

const body = ["一、甲。组织骨干到外地学习交流，回来后讲一次课。", "二、乙。开设服务窗口，按时办结各类事项。"];
const read = (...lines: string[]) => readText(textSource(lines.join("\n")));

describe("the head of a document", () => {
  it("of a notice gives the document that it issues, with number, issuer and date of the notice", () => {
    const { title, number, issuer, issued, leftovers } = read(
      "江屿县人民政府办公室文件",
      "江政办〔2024〕 7 号",
      "江屿县人民政府办公室",
      "关于印发《江屿县青年回归行动方案（试行）》的通知",
      "各乡镇人民政府，县直各单位：",
      "现将《江屿县青年回归行动方案（试行）》印发给你们，请抓好落实。",
      "江屿县人民政府办公室",
      "2024年3月8日",
      "江屿县青年回归行动方案",
      "（试行）",
      ...body,
    );
    expect({ title, number, issuer, issued }).toEqual({
      title: "江屿县青年回归行动方案（试行）",
      number: "江政办〔2024〕7号",
      issuer: "江屿县人民政府办公室",
      issued: "2024-03-08",
    });
    expect(leftovers[0]).toMatchObject({ from: 0, why: "head" });
  });

  it("takes a cited number for no number of its own, and the signature from the end", () => {
    const { title, number, issuer, issued } = read(
      "江屿县人才",
      "住房补贴办法",
      "根据《总方案》（江政办〔2023〕1号）精神，制定本办法。",
      ...body,
      "江屿县人社局",
      "江屿县财政局",
      "二〇二四年五月六日",
    );
    expect({ title, number, issuer, issued }).toEqual({
      title: "江屿县人才住房补贴办法",
      number: null,
      issuer: "江屿县人社局、江屿县财政局",
      issued: "2024-05-06",
    });
  });

  it("says what is missing", () => {
    const { problems } = read(...body);
    expect(problems.map((problem) => problem.code)).toEqual(
      expect.arrayContaining(["title_missing", "document_number_missing", "date_missing"]),
    );
  });
});

describe("validity", () => {
  const of = (text: string, issued: string | null = "2023-01-09") => {
    const { from, years, until, trial } = validityOf(text, "方案", issued);
    return { from, years, until, trial };
  };
  it("counts from the issue, a printed day, or days after", () => {
    expect(of("本方案自发布之日起施行，试行3年。")).toEqual({
      from: "2023-01-09",
      years: 3,
      until: "2026-01-08",
      trial: true,
    });
    expect(of("自2024年2月1日起施行，有效期至2025年12月31日。")).toEqual({
      from: "2024-02-01",
      years: null,
      until: "2025-12-31",
      trial: false,
    });
    expect(of("自印发之日起30日后施行，有效期18个月。")).toEqual({
      from: "2023-02-08",
      years: 1.5,
      until: "2024-08-07",
      trial: false,
    });
    expect(of("自印发之日起执行，有效期五年。", null)).toEqual({ from: null, years: 5, until: null, trial: false });
  });
});

describe("dates", () => {
  it("are those of the calendar", () => {
    expect(dateIn("2024 年 2 月 29 日")?.date).toBe("2024-02-29");
    expect(dateIn("2023年2月29日")).toBeNull();
    expect(lastDay("2024-02-29", 12)).toBe("2025-02-28");
    expect(addDays("2023-12-31", 1)).toBe("2024-01-01");
  });
});
