import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { client } from "../../lib/client.ts";
import type { Changes } from "./asked.ts";
import type { WhatIf } from "./types.ts";

/** Milliseconds for which a figure must rest before it is tried. */
const restMs = 150;

/**
 * Figures as they are being edited: at once in their fields, in the address once they rest.
 * Whatever else changes the address, such as a link, changes the fields.
 */
export function useDraft(kept: Changes, keep: (changes: Changes) => void) {
  const [draft, setDraft] = useState(kept);
  const written = useRef(textOf(kept));
  const keeping = useRef(keep);
  keeping.current = keep;
  const text = textOf(kept);
  useEffect(() => {
    if (text === written.current) return;
    written.current = text;
    setDraft(kept);
    // The text says all that `kept` holds.
  }, [text]);
  useEffect(() => {
    const now = textOf(draft);
    if (now === written.current) return;
    const timer = setTimeout(() => {
      written.current = now;
      keeping.current(draft);
    }, restMs);
    return () => clearTimeout(timer);
  }, [draft]);
  return [draft, setDraft] as const;
}

const textOf = (changes: Changes) => JSON.stringify([...changes]);

/**
 * What the changes do to a population. The newest question counts: an older one that is still being answered is
 * given up. The last figures stay on the page meanwhile, as long as they are about the same people.
 */
export function useWhatIf(people: string, population: string | undefined, benefit: string, changes: Changes) {
  const listed = [...changes].map(([path, value]) => ({ path, value }));
  return useQuery({
    queryKey: ["what-if", people, population ?? "", listed],
    queryFn: ({ signal }): Promise<WhatIf> =>
      client.call("POST /api/v1/what-if", { body: { population: population ?? "", benefit, changes: listed }, signal }),
    enabled: population !== undefined,
    // The same people and figures give the same answer for as long as the population is there.
    staleTime: Infinity,
    placeholderData: (before, query) => (query?.queryKey[1] === people ? before : undefined),
  });
}
