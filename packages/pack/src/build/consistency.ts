import type { Consistency, Subject, Vocabulary } from "@jucai/engine";
import type { Written } from "../shape/scalars.ts";
import type { ReadOf } from "../shape/shape.ts";
import type { vocabularyFile } from "../shapes/vocabulary.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { namesIn, typedIn } from "./expressions.ts";
import { faultsInto, reportTwice } from "./faults.ts";

type File = { readonly sheet: Sheet; readonly value: Pick<ReadOf<typeof vocabularyFile>, "consistent"> };

/**
 * Types what must hold of every real case. A test that names a fact of things that come several
 * times (`hire.month6`) is about each of them.
 */
export function buildConsistency(files: readonly File[], vocabulary: Vocabulary): Consistency[] {
  const problems = files[0]?.sheet.problems;
  if (!problems) return [];
  const all = files.flatMap(({ sheet, value }) => (value.consistent ?? []).map((it) => ({ it, sheet })));
  reportTwice(
    all.map(({ it, sheet }) => ({ name: it.id, at: whereIs(sheet, it, "id") })),
    faultsInto(problems),
  );
  return all.flatMap(({ it }): Consistency[] => {
    const subject = it.is && severalIn(it.is, vocabulary);
    const scope = {
      vocabulary,
      names: new Map(),
      settings: new Map(),
      ...(subject ? { item: subject.id } : {}),
    };
    const is = typedIn(scope, problems, it.is, { kind: "boolean" })?.expression;
    const each = subject?.list ? { each: { list: subject.list, subject: subject.id } } : {};
    return is ? [{ id: it.id, ...each, is, says: it.says }] : [];
  });
}

/** The subject that comes several times and that a test names a fact of. */
function severalIn({ source }: Written, { subjects }: Vocabulary): Subject | undefined {
  const owners = namesIn(source).flatMap((name) => (name.includes(".") ? [name.split(".")[0]] : []));
  return subjects.find((it) => it.list !== undefined && owners.includes(it.id));
}
