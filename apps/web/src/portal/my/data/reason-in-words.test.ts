import { expect, it } from "vitest";
import { reasonInWords } from "./reason-in-words.ts";

it("says fields and sources by their names, and leaves what somebody wrote as it is", () => {
  const names: Readonly<Record<string, string>> = { phone: "手机号", address: "住址", education: "教育部门" };
  const say = (reason: string) => reasonInWords(reason, (key) => names[key] ?? key);
  expect(say("电话核实学历 [phone, address]")).toBe("电话核实学历（手机号、住址）");
  expect(say("education 2023-02-27")).toBe("教育部门 2023-02-27");
  expect(say("education of the children")).toBe("education of the children");
  expect(say("核对 [person.wings]")).toBe("核对（person.wings）");
});
