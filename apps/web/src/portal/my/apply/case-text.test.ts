import { describe, expect, it } from "vitest";
import { type Asked, typedOf, valueInWords, valueTyped } from "./case-text.ts";

const of = (type: Asked["type"]): Asked => ({
  type,
  options: type === "enum" ? [{ value: "master", label: { zh: "硕士", en: "Master" } }] : [],
  unit: type === "number" ? { zh: "个月", en: "months" } : null,
});

describe("a field of the form", () => {
  it("reads what was typed, tells nothing from nonsense, and takes no day that is none", () => {
    expect(valueTyped(of("money"), "6,500.50")).toBe(6500.5);
    expect(valueTyped(of("number"), "十二")).toBeUndefined();
    expect(valueTyped(of("date"), "2023-02-30")).toBeUndefined();
    expect(valueTyped(of("date"), "2024-02-29")).toBe("2024-02-29");
    expect(valueTyped(of("enum"), "doctor")).toBeUndefined();
    expect(valueTyped(of("boolean"), "false")).toBe(false);
    expect(valueTyped(of("text"), "  ")).toBeNull();
    expect(valueTyped(of("date"), "none")).toBe("none");
  });

  it("shows a value as it was written down, with its unit, in both languages", () => {
    expect(typedOf(of("money"), "1800 yuan")).toBe("1800");
    expect(valueInWords(of("money"), "1800 yuan", "zh")).toBe("1,800元");
    expect(valueInWords(of("number"), 6, "zh")).toBe("6个月");
    expect(valueInWords(of("number"), 6, "en")).toBe("6 months");
    expect(valueInWords(of("enum"), "master", "en")).toBe("Master");
    expect(valueInWords(of("date"), "none", "zh")).toBe("没有");
    expect(valueInWords(of("boolean"), false, "zh")).toBe("否");
  });
});
