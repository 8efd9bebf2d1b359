/** Events as an iCalendar file (RFC 5545) of whole days. */
import { parseDay, printDay } from "../model/date.ts";
import type { CalendarEvent } from "./event.ts";

/**
 * The text of an `.ics` file. `stamp` is when it is made, ISO in UTC (`2026-11-21T12:00:00Z`).
 * It holds nothing about a person beyond what the events say.
 */
export function icsOf(events: readonly CalendarEvent[], language: "zh" | "en", stamp: string): string {
  const met = new Map<string, number>();
  const lines = events.flatMap((event) => {
    const name = [event.date, event.kind, event.benefit, event.payee ?? ""].join("-").replace(/[^A-Za-z0-9.-]/g, "-");
    const count = (met.get(name) ?? 0) + 1;
    met.set(name, count);
    return [
      "BEGIN:VEVENT",
      `UID:${name}-${count}@jucai`,
      `DTSTAMP:${stamp.replace(/\.\d+|[-:]/g, "")}`,
      `DTSTART;VALUE=DATE:${compact(event.date)}`,
      `DTEND;VALUE=DATE:${compact(printDay(parseDay(event.date)! + 1))}`,
      `SUMMARY:${escaped(event.says[language])}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  });
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Jucai//Calendar//EN", "CALSCALE:GREGORIAN"];
  return [...head, ...lines, "END:VCALENDAR"].flatMap(folded).join("\r\n") + "\r\n";
}

function compact(iso: string): string {
  return iso.replaceAll("-", "");
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|[\r\n]/g, "\\n");
}

/** Lines of at most 75 octets of UTF-8, no letter cut in two; what is continued begins with a space. */
function folded(line: string): string[] {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter.codePointAt(0)!);
    if (octets + size > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part];
}

function octetsOf(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
