import { expect, it } from "vitest";
import { wordsOf } from "./written.ts";

it("sends lines as lists and leaves out what is empty", () => {
  const words = wordsOf(3, {
    on: "2024-03-28",
    where: " ",
    present: "林一\n\n 陈二 ",
    agenda: [{ title: "亮灯情况", figures: "红灯2项\n黄灯3项", minutes: "" }],
    resolutions: [{ text: "月底前补办招聘会", by: "2024-04-30", done: "" }],
  });
  expect(words).toEqual({
    version: 3,
    on: "2024-03-28",
    present: ["林一", "陈二"],
    agenda: [{ title: "亮灯情况", figures: ["红灯2项", "黄灯3项"], minutes: null }],
    resolutions: [{ text: "月底前补办招聘会", unit: null, by: "2024-04-30", done: null }],
  });
});
