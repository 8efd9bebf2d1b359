import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { boundariesOf, nearest, sheetOf, type Boundaries, type LoadedPacks, type Sheet } from "@jucai/pack";
import { WrongUse, type Call, type Command, type ExitCode } from "../command.ts";
import { readyPacks } from "../packs.ts";
import { boundariesHtml } from "../print/boundaries-html.ts";
import { boundariesJson, boundariesText } from "../print/boundaries-text.ts";

export const boundariesCommand: Command = {
  verb: "boundaries",
  words: "<benefit>",
  help: {
    zh: "一项待遇的边界情形表，供主管单位逐条核对、签字：每个条件、标准、上限和有效期的界线两边各一例",
    en: "The boundary cases of a benefit as a table to be checked and signed: both sides of every condition, rate, cap and date",
  },
  options: {
    xlsx: {
      type: "string",
      value: "FILE",
      help: { zh: "另存为 Excel 表（.xlsx）", en: "write a spreadsheet (.xlsx)" },
    },
    html: {
      type: "string",
      value: "FILE",
      help: { zh: "另存为可打印的网页（A4 横向）", en: "write a page to print (A4 landscape)" },
    },
  },
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const [word, ...more] = call.words;
  if (word === undefined || more.length > 0)
    throw new WrongUse("请给出一个待遇的编号，如 qingliu-2023-1/05", "Name one benefit, such as qingliu-2023-1/05");
  const ready = await readyPacks(call, { examples: true });
  if (!ready) return 1;
  const table = boundariesOf(ready.loaded, word);
  if (!table) throw unknownBenefit(word, ready.loaded);
  const { world, language, json, given } = call;
  if (table.rows.length === 0) {
    world.err(
      language === "zh"
        ? `${word} 还没有案例，无从列出边界情形；请先写一个符合条件的案例`
        : `${word} has no examples to start from; write one that is eligible first`,
    );
    return 1;
  }
  const sheet = sheetOf(table, language, versionOf(table));
  const written = [...(await saved("xlsx", sheet, call)), ...(await saved("html", sheet, call))];
  if (json) world.out(JSON.stringify(boundariesJson(table, sheet), null, 2));
  else if (given["xlsx"] === undefined && given["html"] === undefined) world.out(boundariesText(sheet, language));
  else for (const file of written) world.out(doneText(file, sheet, language));
  return 0;
}

/** The name that the library gives to this content of a policy: equal content has an equal version. */
function versionOf({ policy }: Boundaries): string {
  const hash = createHash("sha256").update(JSON.stringify(policy)).digest("hex").slice(0, 32);
  return `${policy.id} ${hash}`;
}

function unknownBenefit(word: string, { policies }: LoadedPacks): WrongUse {
  const ids = policies.flatMap(({ benefits }) => benefits.map(({ id }) => id));
  const near = nearest(word, ids) ?? ids.find((id) => id.endsWith(`/${word}`));
  const shown = JSON.stringify(word.length > 60 ? `${word.slice(0, 60)}…` : word);
  return near === undefined
    ? new WrongUse(
        `没有待遇 ${shown}，编号形如 ${ids[0] ?? "qingliu-2023-1/05"}`,
        `There is no benefit ${shown}; an id looks like ${ids[0] ?? "qingliu-2023-1/05"}`,
      )
    : new WrongUse(`没有待遇 ${shown}，是否想写 ${near}？`, `There is no benefit ${shown}; did you mean ${near}?`);
}

/** Writes one form of the table where it was asked for; gives the file's name as it was written. */
async function saved(option: "xlsx" | "html", sheet: Sheet, { given, world, language }: Call): Promise<string[]> {
  const file = given[option];
  if (typeof file !== "string") return [];
  // The spreadsheet library is only loaded by those who ask for a spreadsheet.
  const content =
    option === "html"
      ? boundariesHtml(sheet, language)
      : await (await import("../print/boundaries-xlsx.ts")).boundariesXlsx(sheet);
  try {
    await writeFile(resolve(world.cwd, file), content);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (code === "") throw cause;
    throw new WrongUse(`写不了 ${file}（${code}）`, `Cannot write ${file} (${code})`);
  }
  return [file];
}

function doneText(file: string, { rows }: Sheet, language: Call["language"]): string {
  return language === "zh" ? `已写入 ${file}，${rows.length} 种情形` : `Wrote ${file}, ${rows.length} cases`;
}
