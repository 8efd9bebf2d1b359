import { isScalar, visit, type Document, type Scalar, type YAMLMap } from "yaml";
import { placeOf, report, type Sheet } from "./sheet.ts";

/** A pasted file repeats everything; the first few tell enough. */
const mostFaults = 20;

/** Reports keys that stand twice in one map. Takes time in proportion to the file, however many keys there are. */
export function reportKeysTwice(sheet: Sheet, document: Document.Parsed): void {
  let reported = 0;
  visit(document, {
    Map: (_key, map) => {
      for (const [first, again] of keysTwice(map)) {
        if (reported >= mostFaults) return visit.BREAK;
        reported += 1;
        reportTwice(sheet, first, again);
      }
      return undefined;
    },
  });
}

/** Pairs of the first and a later key with the same name. */
function keysTwice(map: YAMLMap): (readonly [Scalar, Scalar])[] {
  const seen = new Map<string, Scalar>();
  const twice: (readonly [Scalar, Scalar])[] = [];
  for (const { key } of map.items) {
    if (!isScalar(key)) continue;
    const name = keyName(key);
    const first = seen.get(name);
    if (first) twice.push([first, key]);
    else seen.set(name, key);
  }
  return twice;
}

/** A key as readers take it: as written, so that `1` and `"1"` are one key. */
export function keyName(key: Scalar): string {
  return typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
}

function reportTwice(sheet: Sheet, first: Scalar, again: Scalar): void {
  const { line, column } = placeOf(sheet, first);
  report(
    sheet,
    placeOf(sheet, again),
    "yaml/duplicate-key",
    {
      zh: `同一个键在这里又写了一次，第一次在第 ${line} 行第 ${column} 列。`,
      en: `This key stands here again; first at line ${line}, column ${column}.`,
    },
    { zh: "只留一个，或改成另一个键名。", en: "Keep one of them, or rename the other." },
  );
}
