import { describe, expect, it } from "vitest";
import { maskedFields, readOwnFields, sealedAfter } from "./own-fields.ts";

const today = "2023-03-01";

describe("a person's own fields", () => {
  it("take gender and birth month out of the identity number", () => {
    const { fields, faults } = readOwnFields({ name: "张 三", idNumber: "350423199005151236" }, today);
    expect(faults).toEqual([]);
    expect(fields).toEqual({
      name: "张三",
      idKind: "resident_id",
      gender: "male",
      birthMonth: "1990-05",
      sealed: { idNumber: "350423199005151236" },
    });
  });

  it("report everything that is wrong at once, each with its field", () => {
    const { faults } = readOwnFields(
      { idNumber: "350423199005151234", phone: "123", bankAccount: "6222021234567890123" },
      today,
    );
    expect(faults.map(({ field }) => field)).toEqual(["idNumber", "phone", "bankAccount"]);
    const contrary = readOwnFields({ idNumber: "350423199005151236", gender: "female", birthMonth: "1990-06" }, today);
    expect(contrary.faults.map(({ field }) => field)).toEqual(["gender", "birthMonth"]);
  });

  it("tell what is left alone from what is emptied", () => {
    const { fields } = readOwnFields({ phone: null, idNumber: null, address: "福建省清流县龙津镇" }, today);
    expect(fields).toEqual({ idKind: null, sealed: { idNumber: null, phone: null, address: "福建省清流县龙津镇" } });
    expect(sealedAfter({ phone: "13812348000", bankName: "某行" }, fields.sealed)).toEqual({
      bankName: "某行",
      address: "福建省清流县龙津镇",
    });
  });

  it("judge another document by its own form", () => {
    expect(readOwnFields({ idKind: "passport", idNumber: "e12345678" }, today).fields.sealed.idNumber).toBe(
      "E12345678",
    );
    expect(readOwnFields({ idKind: "taiwan_permit", idNumber: "350423199005151236" }, today).faults).toHaveLength(1);
    expect(readOwnFields({ idNumber: "E12345678" }, today, "passport").faults).toEqual([]);
  });
});

it("shows of each sealed field only what a notice would", () => {
  expect(maskedFields({ idNumber: "350423199005151236", phone: "13812348000", bankHolder: "张小三" })).toEqual({
    idNumber: "350423********1236",
    phone: "138****8000",
    bankHolder: "张*三",
  });
});
