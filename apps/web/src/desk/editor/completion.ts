import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import { placeAt } from "./place.ts";
import { type Choice, isWritten, keysAt, type Schema, wordsAt } from "./schema.ts";

export type Fact = { readonly id: string; readonly says: string };

/** Offers keys and words by the schema of the file, and facts of the vocabulary wherever something may be written. */
export function completionFrom(schema: () => Schema | undefined, facts: () => readonly Fact[]): CompletionSource {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const root = schema();
    const place = root && placeAt(state.doc.toString(), pos);
    if (!root || !place) return null;
    if (!explicit && place.prefix === "") return null;
    const { path, writes, siblings, from } = place;
    const choices =
      writes === "key"
        ? [...keysAt(root, path).filter(({ text }) => !siblings.includes(text)), ...wordsAt(root, path)]
        : [...wordsAt(root, path), ...(isWritten(root, path) ? facts().map(factChoice) : [])];
    if (choices.length === 0) return null;
    return { from, options: choices.map((choice, at) => offered(choice, at)), validFor: /^[\w.-]*$/ };
  };
}

const factChoice = ({ id, says }: Fact): Choice => ({ text: id, kind: "fact", says });

function offered({ text, kind, required, says }: Choice, at: number): Completion {
  return {
    label: text,
    apply: kind === "key" ? `${text}: ` : text,
    type: { key: "property", word: "enum", fact: "variable" }[kind],
    ...(says !== undefined && { detail: says }),
    // What has to stand there first, then in the order of the schema.
    boost: (required ? 50 : 0) - Math.min(at, 49) / 50,
  };
}
