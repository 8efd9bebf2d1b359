import type { AnswerOf, InputOf, RouteName } from "@jucai/contract/client";
import { newKey } from "@jucai/contract/client";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { client } from "../../../lib/client.ts";

/**
 * Something that moves money or decides, told to the server: a second click and a repeat after a lost
 * answer carry the same key and get the first result. Another input is another wish with its own key.
 *
 * @example const release = useOnce("POST /api/v1/payments/:id/release", done)
 */
export function useOnce<Name extends RouteName>(name: Name, onDone?: (answer: AnswerOf<Name>) => void) {
  const wish = useRef<{ readonly input: string; readonly key: string }>(undefined);
  return useMutation({
    mutationFn: (input: InputOf<Name>): Promise<AnswerOf<Name>> => {
      const said = JSON.stringify(input);
      if (wish.current?.input !== said) wish.current = { input: said, key: newKey() };
      return client.call(name, { ...input, key: wish.current.key });
    },
    onSuccess: (answer) => {
      wish.current = undefined;
      onDone?.(answer);
    },
  });
}
