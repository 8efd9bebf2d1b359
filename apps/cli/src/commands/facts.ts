import type { Fact, Text, Vocabulary } from "@jucai/engine";
import type { Call, Command, ExitCode } from "../command.ts";
import { readyPacks } from "../packs.ts";
import { table } from "../print/table.ts";

export const factsCommand: Command = {
  verb: "facts",
  words: "",
  help: {
    zh: "列出词汇表：编号、主体、类型、单位、可选值（由低到高）、名称、问题",
    en: "List the vocabulary: id, subject, type, unit, values in order, label, question",
  },
  options: {},
  run: facts,
};

/** One fact as `facts --json` prints it. */
export type FactLine = {
  readonly id: string;
  readonly subject: string;
  readonly type: string;
  readonly unit: Text | null;
  readonly values: readonly string[] | null;
  readonly ordered: boolean;
  readonly list: string | null;
  readonly label: Text;
  readonly question: Text;
};

async function facts(call: Call): Promise<ExitCode> {
  const ready = await readyPacks(call, { examples: false });
  if (!ready) return 1;
  const lines = ready.loaded.vocabulary.facts.map((fact) => lineOf(fact, ready.loaded.vocabulary));
  if (call.json) {
    call.world.out(JSON.stringify(lines, null, 2));
    return 0;
  }
  const { language } = call;
  const unit = (it: FactLine): string => (it.unit ? `(${it.unit[language]})` : "");
  call.world.out(
    table(
      lines.map((it) => [
        it.id,
        it.type + unit(it),
        it.label[language],
        it.values ? it.values.join(it.ordered ? " < " : " | ") : "",
      ]),
    ),
  );
  return 0;
}

/** A fact with its type spelled out; values stand in the order of their enumeration. */
export function lineOf(fact: Fact, vocabulary: Vocabulary): FactLine {
  const { type } = fact;
  const enumeration = type.kind === "enum" ? vocabulary.enumerations.find(({ id }) => id === type.of) : undefined;
  return {
    id: fact.id,
    subject: fact.subject,
    type: type.kind === "enum" ? type.of : type.kind,
    unit: fact.unit ?? null,
    values: enumeration ? enumeration.values.map(({ id }) => id) : null,
    ordered: enumeration?.ordered ?? false,
    list: vocabulary.subjects.find(({ id }) => id === fact.subject)?.list ?? null,
    label: fact.label,
    question: fact.question,
  };
}
