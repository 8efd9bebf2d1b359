import type { AnswerOf } from "@jucai/contract/client";
import { Alert } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { confirmationsMessages } from "./confirmations.messages.ts";

export type Said = AnswerOf<"POST /api/v1/confirmations">;

/** How many were answered, and every row that was not taken with its reason. */
export function Outcome({ said }: { readonly said: Said | undefined }) {
  const m = useMessages(confirmationsMessages);
  const say = useText();
  if (said === undefined) return null;
  const { answered, errors } = said;
  return (
    <Alert
      type={errors.length > 0 ? "warning" : "success"}
      showIcon
      role="status"
      title={m.done(answered)}
      description={
        errors.length > 0 && (
          <>
            <p>{m.errors(errors.length)}</p>
            <ul>
              {errors.map(({ row, column, says }) => (
                <li key={`${row} ${column}`}>{m.error(row, column, say(says))}</li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}
