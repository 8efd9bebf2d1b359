import { describe, expect, it } from "vitest";
import { fileName } from "./download.ts";

describe("the name of a downloaded file", () => {
  it("is the encoded one, where the server gives both", () => {
    expect(fileName(`attachment; filename="list.xlsx"; filename*=UTF-8''%E5%90%8D%E5%8D%95.xlsx`)).toBe("名单.xlsx");
  });

  it("is the plain one otherwise, and never empty", () => {
    expect(fileName('attachment; filename="list.csv"')).toBe("list.csv");
    expect(fileName(null)).toBe("jucai");
  });
});
