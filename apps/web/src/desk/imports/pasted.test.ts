import { describe, expect, it } from "vitest";
import { csvOfPasted, sizeOfPasted } from "./pasted.ts";

describe("cells pasted from a spreadsheet", () => {
  it("become CSV, quoted where a comma or a quote stands in a cell", () => {
    expect(csvOfPasted('姓名\t备注\n张三\ta,b\r\n李四\t说"好"\n')).toBe(
      '姓名,备注\r\n张三,"a,b"\r\n李四,"说""好"""\r\n',
    );
  });

  it("keep a line break and a tab inside one cell", () => {
    expect(csvOfPasted('"人社局\n教育局"\t1\n"a\tb"\t2')).toBe('"人社局\n教育局",1\r\na\tb,2\r\n');
  });

  it("keep empty cells and drop empty rows", () => {
    expect(csvOfPasted("a\t\tc\n\t\t\n\tb\t")).toBe("a,,c\r\n,b,\r\n");
    expect(sizeOfPasted("a\t\tc\n\n\tb\t")).toEqual({ rows: 2, columns: 3 });
    expect(sizeOfPasted("")).toEqual({ rows: 0, columns: 0 });
  });

  it("takes a quote in the middle of a cell as it stands", () => {
    expect(csvOfPasted('5"管\t"未关\n')).toBe('"5""管","""未关"\r\n');
  });
});
