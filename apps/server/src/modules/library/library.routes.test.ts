import type { MeasureDetail, PlaceList, PolicyDetail, PolicyList, SearchAnswer } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anApp, type TestApp } from "../../../test/app.ts";
import { servers } from "../../../test/database.ts";

describe.each(servers())("the library on %s", (_name, server) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp({ server });
  });
  afterAll(() => app.close());

  const get = async <T>(url: string): Promise<T> => {
    const response = await app.http.inject({ url });
    expect(response.statusCode, response.body).toBe(200);
    return response.json<T>();
  };
  const find = (q: string, more = "") =>
    get<SearchAnswer>(`/api/v1/search?pageSize=100&q=${encodeURIComponent(q)}${more}`);
  const ids = ({ items }: SearchAnswer) => items.map(({ measure }) => measure.id);

  it("lists the documents with their counts and their force on a date", async () => {
    const before = await get<PolicyList>("/api/v1/policies?on=2023-01-08");
    const after = await get<PolicyList>("/api/v1/policies?on=2026-01-09");
    const statusOf = ({ items }: PolicyList) => items.find(({ id }) => id === "qingliu-2023-1")?.force.status;
    expect(statusOf(before)).toBe("not_yet");
    expect(statusOf(after)).toBe("ended");
    expect(after.items.every(({ counts }) => counts.measures > 0)).toBe(true);
  });

  it("counts the first and the last day of force as in force", async () => {
    for (const day of ["2023-01-09", "2026-01-08"]) {
      const { force } = await get<PolicyDetail>(`/api/v1/policies/qingliu-2023-1?on=${day}`);
      expect(force.status, day).toBe("in_force");
    }
  });

  it("says which rosters carry a measure out, what for and how long they are kept", async () => {
    const { rosters } = await get<MeasureDetail>("/api/v1/measures/qingliu-huigui-2023/01a");
    expect(rosters).toMatchObject([{ id: "qingliu-huigui-2023/survey", kept: { years: 5 } }]);
    expect((await get<MeasureDetail>("/api/v1/measures/qingliu-2023-1/05")).rosters).toEqual([]);
  });

  it("judges force today in Shanghai when no date is given", async () => {
    expect((await get<PolicyList>("/api/v1/policies")).on).toBe("2023-03-01");
  });

  it("shows a document's outline with measures that exist, and what each runs as", async () => {
    const { sections, measures } = await get<PolicyDetail>("/api/v1/policies/qingliu-2023-1");
    const known = new Map(measures.map((measure) => [measure.id, measure]));
    expect(sections.flatMap((section) => section.measures).every((id) => known.has(id))).toBe(true);
    expect(known.get("qingliu-2023-1/05")).toMatchObject({
      kind: "benefit",
      benefit: { for: "person", form: "grant" },
    });
  });

  it("shows a measure with its benefit in published form and its settings, none of them set", async () => {
    const detail = await get<MeasureDetail>("/api/v1/measures/qingliu-2023-1/05");
    expect(detail.benefit?.pays.schedule).toMatchObject({ kind: "monthly", months: 36 });
    expect(detail.settings.length).toBe(detail.benefit?.settings.length);
    expect(detail.settings.every(({ set, value }) => !set && value === null)).toBe(true);
    expect(detail.policy.id).toBe("qingliu-2023-1");
  });

  it("shows a measure that is no benefit without one", async () => {
    const { measures } = await get<PolicyDetail>("/api/v1/policies/qingliu-2023-1");
    const other = measures.find(({ benefit }) => benefit === null);
    const detail = await get<MeasureDetail>(`/api/v1/measures/${other?.id}`);
    expect(detail.benefit).toBeNull();
    expect(detail.settings).toEqual([]);
  });

  it.each(["36000", "36,000", "3.6万", "3.6万元", "36000元", "３６０００"])(
    "finds a sum written as %s",
    async (typed) => {
      expect(ids(await find(typed))).toContain("qingliu-2023-1/05");
    },
  );

  it.each(["回归", "清人回归", "清人回归生活补助", "“清人回归”生活补助", "生活 补助", "人"])(
    "finds Chinese words: %s",
    async (typed) => {
      expect(ids(await find(typed))).toContain("qingliu-2023-1/05");
    },
  );

  it("takes a long word in twos when nothing holds it whole", async () => {
    expect(ids(await find("生活补助回归"))).toContain("qingliu-2023-1/05");
    expect((await find("没有的词")).total).toBe(0);
  });

  it("takes a sum for a sum and not for its digits", async () => {
    const { items } = await find("5万");
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ matches }) => matches.length > 0)).toBe(true);
  });

  it("does not find characters that stand apart", async () => {
    expect(ids(await find("清归"))).toEqual([]);
  });

  it.each(["qingrenhuigui", "qrhg", "huigui", "hgsh", "QRHG"])("finds a title by pinyin: %s", async (typed) => {
    const answer = await find(typed);
    expect(ids(answer)).toContain("qingliu-2023-1/05");
    const hit = answer.items.find(({ measure }) => measure.id === "qingliu-2023-1/05");
    expect(hit?.matches.map(({ field }) => field)).toContain("pinyin");
  });

  it.each(["四(一)5", "四（一）5", "四(一)"])("finds a clause: %s", async (typed) => {
    expect(ids(await find(typed))).toContain("qingliu-2023-1/05");
  });

  it("finds a measure by its id, first of all", async () => {
    expect(ids(await find("qingliu-2023-1/05"))[0]).toBe("qingliu-2023-1/05");
  });

  it("finds English words and their beginnings", async () => {
    expect(ids(await find("Homecoming allow"))).toContain("qingliu-2023-1/05");
  });

  it("says where the words stand", async () => {
    const { items } = await find("回归");
    const hit = items.find(({ measure }) => measure.id === "qingliu-2023-1/05");
    const title = hit?.matches.find(({ field }) => field === "title");
    const words = title?.ranges.zh.map(([from, to]) => hit?.measure.title.zh.slice(from, to));
    expect(words).toEqual(["回归"]);
  });

  it("lists everything when nothing is typed, page by page without gap or repeat", async () => {
    const first = await get<SearchAnswer>("/api/v1/search?pageSize=7&page=1");
    const pages = Math.ceil(first.total / 7);
    const all: string[] = [];
    for (let page = 1; page <= pages; page++) {
      all.push(...ids(await get<SearchAnswer>(`/api/v1/search?pageSize=7&page=${page}`)));
    }
    expect(new Set(all).size).toBe(first.total);
    expect(all.length).toBe(first.total);
  });

  it("filters, and counts what each other value of a filter would leave", async () => {
    const benefits = await find("", "&kind=benefit");
    expect(benefits.items.every(({ measure }) => measure.kind === "benefit")).toBe(true);
    const everything = await find("");
    const kinds = everything.counts.kind.reduce((sum, { count }) => sum + count, 0);
    expect(kinds).toBe(everything.total);
    expect(benefits.counts.kind).toEqual(everything.counts.kind);

    const persons = await find("", "&who=person");
    expect(persons.total).toBe(everything.counts.who.find(({ value }) => value === "person")?.count);
    expect(persons.items.every(({ measure }) => measure.benefit?.for === "person")).toBe(true);
  });

  it("filters by place: the county, the city around it, a county of a city that issued, another province", async () => {
    const placesAt = async (place: string) => [
      ...new Set((await find("", `&place=${place}`)).items.map(({ policy }) => policy.place)),
    ];
    expect(await placesAt("350423")).toEqual(["350423"]);
    expect(await placesAt("350400")).toEqual(["350423"]);
    // A county has what the city around it has issued.
    expect(await placesAt("350703")).toEqual(["350700"]);
    expect(await placesAt("110000")).toEqual([]);
  });

  it("filters by force on the date asked about", async () => {
    const inForce = await find("", "&place=350423&status=in_force&on=2023-01-08");
    expect(inForce.items.filter(({ policy }) => policy.id === "qingliu-2023-1")).toEqual([]);
    const later = await find("", "&place=350423&status=in_force&on=2023-01-09");
    expect(later.items.map(({ measure }) => measure.id)).toContain("qingliu-2023-1/05");
  });

  it("names the places with the address of their rules", async () => {
    const { items } = await get<PlaceList>("/api/v1/places");
    expect(items.map(({ code }) => code)).toEqual(["350121", "350423", "350700", "622900"]);
    for (const { code, rules } of items) expect(rules).toMatch(new RegExp(`^/rules/${code}\\.js\\?v=[0-9a-f]{16}$`));
  });
});
