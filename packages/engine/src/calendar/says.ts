import type { Benefit } from "../model/benefit.ts";
import type { Text } from "../model/text.ts";
import type { CalendarEvent } from "./event.ts";

const days: Readonly<Record<Exclude<CalendarEvent["kind"], "instalment">, Text>> = {
  opens: { zh: "这天起可以申请", en: "can be claimed from today" },
  closes: { zh: "最后一天可以申请", en: "last day to claim" },
  last_day: { zh: "最后一天可以办", en: "last day to do what it takes" },
  force_ends: { zh: "政策有效期的最后一天", en: "last day in force" },
};

/** A window or end of a benefit in words. */
export function saysDay({ title }: Benefit, kind: keyof typeof days): Text {
  return { zh: `${title.zh}：${days[kind].zh}`, en: `${title.en}: ${days[kind].en}` };
}

type Part = { readonly payee: string; readonly fen: number; readonly number: number; readonly of: number };

/** An instalment in words; the payee is named where there are several. */
export function saysInstalment({ title, pays }: Benefit, { payee, fen, number, of }: Part): Text {
  const to = pays.to.length > 1 ? pays.to.find(({ id }) => id === payee)?.label : undefined;
  const sum = yuan(fen);
  return {
    zh: `${title.zh}：${to ? `${to.zh}，` : ""}${of > 1 ? `第${number}期（共${of}期），` : ""}${sum}元`,
    en: `${title.en}: ${to ? `${to.en}, ` : ""}${of > 1 ? `instalment ${number} of ${of}, ` : ""}${sum} yuan`,
  };
}

function yuan(fen: number): string {
  const [whole, part] = (fen / 100).toFixed(2).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ",");
  return part === "00" ? grouped : `${grouped}.${part}`;
}
