import type { InputOf } from "@jucai/contract/client";
import type { Sitting } from "../types.ts";

/** A sitting as it stands in the form: lists as lines of text, what is open as empty text. */
export type Written = {
  readonly on: string;
  readonly where?: string;
  readonly chair?: string;
  readonly present?: string;
  readonly agenda: readonly { readonly title: string; readonly figures?: string; readonly minutes?: string }[];
  readonly resolutions: readonly {
    readonly text: string;
    readonly unit?: string;
    readonly by?: string;
    readonly done?: string;
  }[];
};

export function writtenOf({ on, where, chair, present, agenda, resolutions }: Sitting): Written {
  return {
    on,
    where: where ?? "",
    chair: chair ?? "",
    present: present.join("\n"),
    agenda: agenda.map(({ title, figures, minutes }) => ({
      title,
      figures: figures.join("\n"),
      minutes: minutes ?? "",
    })),
    resolutions: resolutions.map(({ text, unit, by, done }) => ({
      text,
      ...(unit && { unit: unit.id }),
      by: by ?? "",
      done: done ?? "",
    })),
  };
}

/** The form's words as the server takes them. */
export function wordsOf(version: number, written: Written): InputOf<"PUT /api/v1/sittings/:id">["body"] {
  const { on, where, chair, present, agenda, resolutions } = written;
  return {
    version,
    on,
    ...(where?.trim() && { where }),
    ...(chair?.trim() && { chair }),
    present: linesOf(present),
    agenda: agenda.map(({ title, figures, minutes }) => ({
      title,
      figures: linesOf(figures),
      minutes: minutes?.trim() || null,
    })),
    resolutions: resolutions.map(({ text, unit, by, done }) => ({
      text,
      unit: unit ?? null,
      by: by || null,
      done: done || null,
    })),
  };
}

const linesOf = (text = ""): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
