import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDay, printDay } from "../model/date.ts";
import type { CalendarEvent } from "./event.ts";
import { icsOf } from "./ics.ts";

const stamp = "2026-11-21T12:00:00.000Z";
const event = (says: string, more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  date: "2024-02-29",
  kind: "instalment",
  benefit: "qingliu-2023-1/05",
  payee: "person",
  fen: 100_000,
  says: { zh: says, en: `${says} in English` },
  ...more,
});

type Read = { readonly name: string; readonly parameters: string; readonly value: string };

/** Reads the grammar of RFC 5545 section 3.1 strictly, folding taken back; any other text is a fault. */
function read(text: string): Read[] {
  expect(text.endsWith("\r\n")).toBe(true);
  const physical = text.slice(0, -2).split("\r\n");
  for (const line of physical) {
    expect(line).not.toMatch(/[\r\n]/);
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    // A letter is never cut in two: what is encoded comes back.
    expect(new TextDecoder("utf-8", { fatal: true }).decode(new TextEncoder().encode(line))).toBe(line);
    expect(line).not.toMatch(/[\ud800-\udbff]$|^ ?[\udc00-\udfff]/);
  }
  const lines = physical.join("\r\n").replaceAll("\r\n ", "").split("\r\n");
  return lines.map((line) => {
    const match = /^([A-Z-]+)((?:;[A-Z-]+=[A-Za-z0-9-]+)*):(.*)$/.exec(line);
    expect(match, line).not.toBeNull();
    return { name: match![1]!, parameters: match![2]!, value: match![3]! };
  });
}

/** Text of section 3.3.11: only these four letters are escaped, and none of them stands bare. */
function unescape(value: string): string {
  expect(value).toMatch(/^(?:[^\\;,]|\\[\\;,nN])*$/u);
  return value.replace(/\\([\\;,nN])/g, (_, letter: string) => (letter.toLowerCase() === "n" ? "\n" : letter));
}

/** Its events, each with every property once. */
function eventsIn(lines: readonly Read[]): Map<string, Read>[] {
  expect(lines.slice(0, 4).map(({ name, value }) => `${name}:${value}`)).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Jucai//Calendar//EN",
    "CALSCALE:GREGORIAN",
  ]);
  expect(lines.at(-1)).toEqual({ name: "END", parameters: "", value: "VCALENDAR" });
  const events: Map<string, Read>[] = [];
  let open: Map<string, Read> | undefined;
  for (const line of lines.slice(4, -1)) {
    if (line.name === "BEGIN") {
      expect([line.value, open]).toEqual(["VEVENT", undefined]);
      open = new Map();
    } else if (line.name === "END") {
      expect(line.value).toBe("VEVENT");
      events.push(open!);
      open = undefined;
    } else {
      expect(open!.has(line.name)).toBe(false);
      open!.set(line.name, line);
    }
  }
  expect(open).toBeUndefined();
  return events;
}

describe("an iCalendar file", () => {
  it("holds whole days that end where the next begins", () => {
    const [it_] = eventsIn(read(icsOf([event("发放")], "zh", stamp)));
    expect([...it_!.keys()]).toEqual(["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP"]);
    expect(it_!.get("DTSTAMP")!.value).toBe("20261121T120000Z");
    expect(it_!.get("DTSTART")).toEqual({ name: "DTSTART", parameters: ";VALUE=DATE", value: "20240229" });
    expect(it_!.get("DTEND")).toEqual({ name: "DTEND", parameters: ";VALUE=DATE", value: "20240301" });
  });

  it("says what the events say, whatever letters they hold", () => {
    const days = fc.integer({ min: parseDay("1990-01-01")!, max: parseDay("2090-12-31")! }).map(printDay);
    const words = fc.string({
      unit: fc.constantFrom("聚", "才", "a", ",", ";", "\\", "\n", ":", '"', "😀", "é", " "),
      maxLength: 120,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(words, days), { maxLength: 6 }), (drawn) => {
        const events = drawn.map(([says, date]) => event(says, { date }));
        const found = eventsIn(read(icsOf(events, "zh", stamp)));
        expect(found.map((each) => unescape(each.get("SUMMARY")!.value))).toEqual(drawn.map(([says]) => says));
        expect(found.map((each) => each.get("DTSTART")!.value)).toEqual(
          drawn.map(([, date]) => date.replaceAll("-", "")),
        );
        expect(new Set(found.map((each) => each.get("UID")!.value)).size).toBe(events.length);
      }),
      { numRuns: 300 },
    );
  });

  it("calls the same event by the same name, whatever else is in the file", () => {
    const uid = (events: readonly CalendarEvent[], at: number) =>
      eventsIn(read(icsOf(events, "zh", stamp)))[at]!.get("UID")!.value;
    const other = event("别的", { kind: "closes", date: "2024-01-01" });
    expect(uid([event("发放")], 0)).toBe(uid([other, event("发放")], 1));
    expect(uid([event("发放")], 0)).toMatch(/^[A-Za-z0-9.-]+@jucai$/);
  });

  it("speaks either language and holds nothing but the event", () => {
    expect(icsOf([event("发放")], "en", stamp)).toContain("SUMMARY:发放 in English\r\n");
    expect(icsOf([], "zh", stamp)).not.toContain("VEVENT");
  });
});
