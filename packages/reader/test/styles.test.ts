import { describe, expect, it } from "vitest";
import { readDocument } from "../src/index.ts";
import { asExpected } from "./compare.ts";
import { styles } from "./styles/index.ts";

describe("documents in nine styles, each as a file", () => {
  it.each(styles)("are read in full: $name", async ({ file, fileName, expected }) => {
    const { measures, citations, annexes, validity, problems, ...head } = await readDocument(await file(), fileName);
    expect({ title: head.title, number: head.number, issuer: head.issuer, issued: head.issued }).toEqual({
      title: expected.title,
      number: expected.number,
      issuer: expected.issuer,
      issued: expected.issued,
    });
    const read = measures.map((each, index) =>
      expected.measures[index] ? asExpected(each, expected.measures[index]) : each,
    );
    expect(read).toEqual(expected.measures);
    if (expected.validity) expect(validity).toMatchObject(expected.validity);
    if (expected.citations) expect(citations).toMatchObject(expected.citations);
    const forms = annexes.map(({ label, title, tables, forms: [form] }, index) => ({
      ...(expected.annexes?.[index]?.label === undefined ? {} : { label }),
      title,
      tables: tables.length,
      ...(form ? { form: form.columns.map(({ header }) => header) } : {}),
    }));
    if (expected.annexes) expect(forms).toEqual(expected.annexes);
    expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining([...(expected.problems ?? [])]));
  });
});
