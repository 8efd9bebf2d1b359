import { addMonths, advise, calendar, combine, icsOf, printDay } from "@jucai/engine";
import { WrongUse, type Call, type Command, type ExitCode } from "../command.ts";
import { caseOptions, dayOf, judgedCase } from "../judged.ts";
import { table } from "../print/table.ts";

/** Without `--to` the coming three years are shown: the longest that most grants run. */
const months = 36;

export const calendarCommand: Command = {
  verb: "calendar",
  words: "<case.yaml|-> --on YYYY-MM-DD",
  help: {
    zh: "今后几年的要紧日子：哪天起可以申请，最后一天，每一期何时发",
    en: "The days that matter in the coming years: from when to claim, last days, when each instalment is due",
  },
  options: {
    ...caseOptions,
    from: {
      type: "string",
      value: "YYYY-MM-DD",
      help: { zh: "从哪天看起，默认判断日期", en: "first day to show; default the date of judgement" },
    },
    to: {
      type: "string",
      value: "YYYY-MM-DD",
      help: { zh: "看到哪天，默认三年后", en: "last day to show; default three years later" },
    },
    ics: { type: "boolean", help: { zh: "输出 iCalendar（.ics）", en: "print iCalendar (.ics)" } },
  },
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const [givenFrom, givenTo] = [dayOf(call, "from"), dayOf(call, "to")];
  const ics = call.given["ics"] === true;
  if (ics && call.json) throw new WrongUse("--ics 和 --json 只能写一个", "Only one of --ics and --json");
  const judged = await judgedCase(call);
  if (!judged) return 1;
  const { rules, facts, options, decisions } = judged;
  const from = givenFrom ?? options.on;
  const to = givenTo ?? addMonths(from, months);
  if (to < from) throw new WrongUse("--to 早于 --from", "--to lies before --from");
  const bundle = combine(rules, decisions, facts, options);
  const advice = advise(rules, facts, decisions, options);
  const events = calendar(rules, facts, decisions, bundle, advice, { ...options, from, to });
  const { world, language } = call;
  // The stamp is that of the date of judgement: the same case gives the same file.
  // The line that is printed gets its own end, so only that is taken off: the file ends in CRLF as all its lines do.
  if (ics) world.out(icsOf(events, language, `${printDay(options.on)}T00:00:00Z`).slice(0, -1));
  else if (call.json) world.out(JSON.stringify({ on: printDay(options.on), events }, null, 2));
  else if (events.length > 0)
    world.out(table(events.map(({ date, benefit, says }) => [date, says[language], benefit])));
  else world.out(language === "zh" ? "没有要紧的日子" : "No days that matter");
  return 0;
}
