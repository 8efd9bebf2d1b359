import { expect, it } from "vitest";
import { consoleLanguage, line } from "./console.ts";

it.each([
  ["zh_CN.UTF-8", "zh"],
  ["ZH", "zh"],
  ["en_GB.UTF-8", "en"],
  ["C", "both"],
  ["", "both"],
  [undefined, "both"],
])("speaks for the locale %s: %s", (locale, language) => {
  expect(consoleLanguage(locale)).toBe(language);
});

it("keeps to one line", () => {
  expect(line({ zh: "一\n  二", en: "one\r\ntwo" }, "both")).toBe("一 二 / one two");
});
