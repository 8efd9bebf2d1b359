import type { ImportProblem } from "@jucai/contract";
import type { Roster, RosterColumn } from "@jucai/engine";
import { type Entry, problemAt } from "./entry.ts";

/** Looks at entries one after the other and says which stood in the file before. */
export function twiceFinder(roster: Roster): (entry: Pick<Entry, "row" | "values">) => ImportProblem[] {
  const keyOf = (is: RosterColumn["is"]) => roster.columns.find((column) => column.is === is)?.key;
  const keys = {
    identity: keyOf("identity") ?? keyOf("uscc"),
    name: keyOf("name") ?? keyOf("employer_name"),
    birth: keyOf("birth_month"),
    phone: keyOf("phone"),
  };
  const seen = new Map<string, number>();
  const at = (values: Entry["values"], key: string | undefined) => (key === undefined ? undefined : values[key]);
  const title = (key: string | undefined) => roster.columns.find((column) => column.key === key)?.header ?? "";

  return ({ row, values }) => {
    const apart = roster.apart.map((key) => String(values[key] ?? "")).join("\u0001");
    const identity = at(values, keys.identity);
    const [name, birth, phone] = [at(values, keys.name), at(values, keys.birth), at(values, keys.phone)];
    const before = (sign: string, ...parts: unknown[]) => {
      const key = [sign, ...parts, apart].join("\u0000");
      const first = seen.get(key);
      if (first === undefined) seen.set(key, row);
      return first;
    };
    const sameNumber = identity === undefined ? undefined : before("id", identity);
    const sameThree = name === undefined || phone === undefined ? undefined : before("three", name, birth ?? "", phone);
    const sameTwo = name === undefined || phone === undefined ? undefined : before("two", name, phone);
    if (sameNumber !== undefined)
      return [twice(row, keys.identity, title(keys.identity), identity, sameNumber, "number")];
    if (sameThree !== undefined) return [twice(row, keys.name, title(keys.name), name, sameThree, "person")];
    return sameTwo === undefined ? [] : [likely(row, keys.name, title(keys.name), name, sameTwo)];
  };
}

const drop = (first: number) => ({
  zh: `两行只留一行；不是同一个人时请核对第${first}行和本行`,
  en: `Keep one of them; if they differ, check both`,
});

function twice(
  row: number,
  key: string | undefined,
  header: string,
  value: unknown,
  first: number,
  what: "number" | "person",
): ImportProblem {
  const says =
    what === "number"
      ? { zh: `与第${first}行号码相同`, en: `the same number as in row ${first}` }
      : { zh: `与第${first}行姓名、出生年月、电话都相同`, en: `name, birth month and phone are those of row ${first}` };
  return problemAt(row, key ?? "", header, String(value))("error", `twice/${what}`, says, drop(first));
}

function likely(row: number, key: string | undefined, header: string, value: unknown, first: number): ImportProblem {
  return problemAt(
    row,
    key ?? "",
    header,
    String(value),
  )("notice", "twice/likely", {
    zh: `与第${first}行姓名、电话相同，疑似重复`,
    en: `name and phone are those of row ${first}: perhaps the same person`,
  });
}
