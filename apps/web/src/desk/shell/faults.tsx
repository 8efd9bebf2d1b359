import { RequestFailed } from "@jucai/contract/client";
import { Alert, Button, type FormInstance } from "antd";
import { useEffect, useRef } from "react";
import { useMessages } from "../../lib/language.tsx";
import { shellMessages } from "./shell.messages.ts";

/**
 * Why a form was not taken: above the form, with the keyboard on it; what belongs to a field also
 * stands beside the field.
 *
 * `form` must name its fields as the request does.
 */
export function Faults({ error, form }: { readonly error: unknown; readonly form?: FormInstance }) {
  const m = useMessages(shellMessages);
  const box = useRef<HTMLDivElement>(null);
  const answer = error instanceof RequestFailed ? error.answer : undefined;
  useEffect(() => {
    if (!error) return;
    form?.setFields((answer?.fields ?? []).map(({ field, says }) => ({ name: field.split("."), errors: [says] })));
    box.current?.focus();
  }, [error, answer, form]);
  if (!error) return null;
  const signedOut = answer?.code === "not_signed_in";
  return (
    <div ref={box} tabIndex={-1} className="dk-faults">
      <Alert
        type="error"
        role="alert"
        showIcon
        title={signedOut ? m.signedOut : (answer?.says ?? m.notSaved)}
        description={
          <>
            {(answer?.fields ?? []).map(({ field, says }) => (
              <p key={field}>{says}</p>
            ))}
            {answer?.code === "bug" && <p>{m.quote(answer.requestId)}</p>}
          </>
        }
        action={
          signedOut && (
            <Button href="/sign-in" target="_blank">
              {m.signIn}
            </Button>
          )
        }
      />
    </div>
  );
}
