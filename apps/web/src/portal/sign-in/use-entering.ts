import { type AnswerOf, RequestFailed } from "@jucai/contract/client";
import { useMutation } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { signInMessages } from "./sign-in.messages.ts";
import { whereNext } from "./where-next.ts";

type Session = AnswerOf<"GET /api/v1/session">;
/** A field that was left empty, by its name in the request, with the words of its label. */
export type Needed = readonly (readonly [field: string, label: string, value: string])[];

/** What is wrong with a form: with its fields, and altogether. */
export type Wrong = { readonly says: string; readonly fields: Readonly<Record<string, string>> };

/** The page that was asked for before signing in. */
export const askedFor = () => new URLSearchParams(window.location.search).get("to");

/**
 * Sends a form that ends in a session, and goes where the work is.
 *
 * The page is loaded anew: nothing of whoever was signed in before stays in memory.
 */
export function useEntering<Input>(send: (input: Input) => Promise<Session>) {
  const m = useMessages(signInMessages);
  const [left, setLeft] = useState<Wrong>();
  const entering = useMutation({
    mutationFn: send,
    onSuccess: ({ home, must }) =>
      window.location.assign(must.length > 0 ? "/my/security" : whereNext(askedFor(), home)),
  });
  const refused = entering.error instanceof RequestFailed ? entering.error.answer : undefined;
  const answered = useMemo(() => entering.error && wrongOf(entering.error), [entering.error]);

  /** Sends unless something is missing or `also` finds a fault; says all of it at once. */
  const enter = (input: Input, needed: Needed, also: Readonly<Record<string, string>> = {}) => {
    const empty = needed.filter(([, , value]) => value.trim() === "");
    const fields = { ...Object.fromEntries(empty.map(([field, label]) => [field, m.needed(label)])), ...also };
    const count = Object.keys(fields).length;
    setLeft(count === 0 ? undefined : { says: m.look(count), fields });
    if (count === 0) entering.mutate(input);
    else entering.reset();
  };
  return {
    enter,
    // What follows a success is another page: the button stays as it is until that comes.
    busy: entering.isPending || entering.isSuccess,
    wrong: left ?? answered ?? undefined,
    code: refused?.code,
    reset: entering.reset,
  };
}

function wrongOf(error: Error): Wrong {
  const answer = error instanceof RequestFailed ? error.answer : undefined;
  const fields = Object.fromEntries((answer?.fields ?? []).map(({ field, says }) => [field, says]));
  return { says: answer?.says ?? error.message, fields };
}
