import { expect, it } from "vitest";
import { nameKeys, tidyName } from "./names.ts";

it("reads surnames as surnames, compound ones and foreign names too", () => {
  expect(nameKeys("单小雄")).toEqual({ name_pinyin: "shanxiaoxiong", given_pinyin: "xiaoxiong", name_initials: "sxx" });
  expect(nameKeys("曾巩").name_pinyin).toBe("zenggong");
  expect(nameKeys("欧阳娜娜")).toMatchObject({ name_pinyin: "ouyangnana", name_initials: "oynn" });
  expect(nameKeys("John Smith")).toEqual({ name_pinyin: "johnsmith", given_pinyin: "smith", name_initials: "js" });
  expect(nameKeys("买买提·艾力").name_initials).toBe("mmtal");
});

it("keeps a name in one form however it is typed", () => {
  expect(tidyName(" 张　三 ")).toBe("张三");
  expect(tidyName("Ｊｏｈｎ   Smith")).toBe("John Smith");
  expect(tidyName("买买提•艾力")).toBe("买买提·艾力");
});
