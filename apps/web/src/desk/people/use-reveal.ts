import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../lib/client.ts";
import type { Person, SealedField } from "./person.ts";

/**
 * Shows what is masked, for a reason: kept in this page's memory only, and gone with it.
 *
 * Not a change, so nothing on the screen is asked again.
 */
export function useReveal(person: Person) {
  const [asking, setAsking] = useState(false);
  const fields = Object.keys(person.masked) as SealedField[];
  const facts = person.facts.filter(({ sealed }) => sealed).map(({ fact }) => fact);
  const revealing = useMutation({
    mutationFn: (reason: string) =>
      client.call("POST /api/v1/people/:id/reveal", { params: { id: person.id }, body: { fields, facts, reason } }),
    onSuccess: () => setAsking(false),
  });
  return {
    some: fields.length + facts.length > 0,
    fields: revealing.data?.fields ?? {},
    facts: revealing.data?.facts ?? {},
    asking,
    ask: () => setAsking(true),
    close: () => setAsking(false),
    busy: revealing.isPending,
    error: revealing.error,
    give: revealing.mutate,
  };
}
