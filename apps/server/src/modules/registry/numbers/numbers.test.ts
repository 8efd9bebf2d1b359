import { describe, expect, it } from "vitest";
import * as numbers from "./index.ts";

const { readIdentity, readDocument, readUscc, readMobile, readBankCard } = numbers;
const value = (read: numbers.Reading) => (read.ok ? read.value : read.problem.zh);

describe("an identity number", () => {
  it("is read with the birth and the gender in it", () => {
    expect(readIdentity("350423199005151236")).toMatchObject({
      ok: true,
      value: "350423199005151236",
      kind: "resident_id",
      birth: "1990-05-15",
      gender: "male",
    });
    expect(readIdentity("440524188001010014")).toMatchObject({ ok: true, birth: "1880-01-01", gender: "male" });
    expect(readIdentity("11010519491231002X")).toMatchObject({ ok: true, gender: "female" });
  });

  it("may be typed with a small x, in full width, with spaces or a spreadsheet's apostrophe", () => {
    for (const typed of [
      "11010519491231002x",
      "１１０１０５１９４９１２３１００２Ｘ",
      " 110105 19491231 002X ",
      "'11010519491231002X",
    ]) {
      expect(value(readIdentity(typed))).toBe("11010519491231002X");
    }
  });

  it("is refused when its check digit, its date or its length is wrong, each with its own words", () => {
    expect(value(readIdentity("350423199005151234"))).toContain("校验位");
    expect(value(readIdentity("350423198902290039"))).toContain("出生日期");
    expect(value(readIdentity("350423900515123"))).toContain("15 位");
    expect(value(readIdentity("3504231990"))).toContain("18 位");
    expect(readIdentity("350423199005151236", "1990-05-14").ok).toBe(false);
    expect(readIdentity("350423199005151236", "1990-05-15").ok).toBe(true);
  });

  it("is never judged by its region, which may be long gone", () => {
    // 梅列区 of Sanming, 350402, was abolished in 2021; 000000 never was.
    for (const start of ["35040219900515", "00000019900515"]) {
      const all = "0123456789X".split("").map((check) => readIdentity(`${start}123${check}`).ok);
      expect(all.filter(Boolean)).toHaveLength(1);
    }
  });

  it("of a residence permit tells itself by how it begins", () => {
    expect(readIdentity("830000199201300022")).toMatchObject({ ok: true, kind: "residence_permit" });
    expect(readDocument("residence_permit", "830000199201300022").ok).toBe(true);
    expect(readDocument("resident_id", "830000199201300022").ok).toBe(false);
    expect(readDocument("residence_permit", "350423199005151236").ok).toBe(false);
  });
});

describe("another document", () => {
  it("is judged by its form alone", () => {
    expect(value(readDocument("taiwan_permit", "０１２３４５６７"))).toBe("01234567");
    expect(value(readDocument("hk_macao_permit", "h12345678"))).toBe("H12345678");
    expect(value(readDocument("passport", "e 1234 5678"))).toBe("E12345678");
    expect(value(readDocument("permanent_residence", "USA123456789012"))).toBe("USA123456789012");
    for (const [kind, number] of [
      ["taiwan_permit", "1234567"],
      ["hk_macao_permit", "X12345678"],
      ["passport", "ABCDEFG"],
      ["permanent_residence", "123"],
      ["other", "1"],
    ] as const) {
      expect(readDocument(kind, number).ok, kind).toBe(false);
    }
  });

  it("of 18 places with an odd check digit is taken with a doubt", () => {
    const doubted = "0123456789X"
      .split("")
      .map((check) => readDocument("permanent_residence", `91150019800101123${check}`));
    expect(doubted.every(({ ok }) => ok)).toBe(true);
    expect(doubted.filter((read) => read.ok && read.notice === undefined)).toHaveLength(1);
  });
});

describe("a unified social credit code", () => {
  it("is read when alphabet and check fit", () => {
    for (const code of ["91350100M000100Y43", "91350423MA0000000E", "12350423MB0000000M", "113504230030000006"]) {
      expect(value(readUscc(code.toLowerCase()))).toBe(code);
    }
    expect(readUscc("91350100M000100Y43")).toEqual({ ok: true, value: "91350100M000100Y43" });
  });

  it("is refused otherwise, and the letter that cannot be is named", () => {
    expect(value(readUscc("91350100M000100Y4Z"))).toContain("“Z”");
    expect(value(readUscc("91350100M000100Y44"))).toContain("校验位");
    expect(value(readUscc("91350100M000100Y4"))).toContain("18 位");
  });

  it("with an odd organisation code inside is taken with a doubt", () => {
    const endings = "0123456789ABCDEFGHJKLMNPQRTUWXY".split("").map((check) => readUscc(`91350100M000100Y5${check}`));
    const taken = endings.filter(({ ok }) => ok);
    expect(taken).toHaveLength(1);
    expect(taken[0]).toHaveProperty("notice");
  });
});

it("reads a mobile number as it is written in many ways, and nothing else", () => {
  for (const typed of [
    "13812348000",
    "+86 138-1234-8000",
    "０１３８".slice(1) + "12348000",
    "8613812348000",
    "0086 138 1234 8000",
  ]) {
    expect(value(readMobile(typed)), typed).toBe("13812348000");
  }
  for (const typed of ["16612345678", "19912345678"]) expect(readMobile(typed).ok).toBe(true);
  for (const typed of ["12812348000", "1381234800", "0598-5322000", ""])
    expect(readMobile(typed).ok, typed).toBe(false);
});

it("refuses a person's card that fails its check, and doubts a company's account", () => {
  expect(value(readBankCard("4111 1111 1111 1111"))).toBe("4111111111111111");
  expect(readBankCard("6222021234567890123").ok).toBe(false);
  expect(readBankCard("6222021234567890123", "company")).toMatchObject({ ok: true, notice: {} });
  expect(readBankCard("12", "company").ok).toBe(false);
});

it("masks as public notices do", () => {
  expect(numbers.maskMobile("13812348000")).toBe("138****8000");
  expect(numbers.maskIdentity("350423199005151236")).toBe("350423********1236");
  expect(numbers.maskIdentity("E12345678")).toBe("E1****678");
  expect(numbers.maskIdentity("1234")).toBe("1**4");
  expect(["张小三", "张三", "张", "欧阳娜娜", "John Smith"].map(numbers.maskName)).toEqual([
    "张*三",
    "张*",
    "*",
    "欧**娜",
    "J*** S***",
  ]);
  expect(numbers.maskBankCard("6222021234567890")).toBe("************7890");
  expect(numbers.maskAddress("福建省三明市清流县龙津镇某路1号")).toBe("福建省三明市清流县****");
  expect(numbers.maskedTail("1236", 18)).toBe("**************1236");
});
