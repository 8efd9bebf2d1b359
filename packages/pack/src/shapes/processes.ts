import { stepKinds, stepRoles } from "@jucai/engine";
import { list, may, needs, record, table } from "../shape/collections.ts";
import { integer, string, word, yes } from "../shape/scalars.ts";
import { text } from "../shape/text.ts";
import { dashedName, measureName, patterns } from "./names.ts";

const step = record({
  key: needs(dashedName),
  kind: needs(word(...stepKinds)),
  name: needs(text),
  clause: may(string),
  units: may(list(dashedName)),
  role: needs(word(...stepRoles)),
  days: may(integer(1, 3650)),
  group: may(dashedName),
  minutes: may(yes),
  may_return: may(yes),
});

const process = record({
  name: needs(text),
  clause: may(string),
  measures: may(list(measureName)),
  steps: needs(list(step)),
  says: may(text),
});

/** `processes.yaml`. */
export const processesFile = record({
  default: may(dashedName),
  recognition: may(dashedName),
  processes: may(table(process, patterns.dashed)),
});
