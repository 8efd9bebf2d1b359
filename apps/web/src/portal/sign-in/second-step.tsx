import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { signInMessages } from "./sign-in.messages.ts";
import type { Wrong } from "./use-entering.ts";
import { WrongSummary } from "./wrong-summary.tsx";

/** The second step: a code of the authenticator application, or a recovery code. */
export function SecondStep({
  busy,
  wrong,
  onCode,
  onBack,
}: {
  readonly busy: boolean;
  readonly wrong: Wrong | undefined;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
}) {
  const m = useMessages(signInMessages);
  const [code, setCode] = useState("");
  return (
    <form
      className="jc-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onCode(code.trim());
      }}
    >
      <h2>{m.stepTitle}</h2>
      <WrongSummary wrong={wrong} />
      <Field label={m.step} hint={m.stepHint} error={wrong?.fields["code"]}>
        {(control) => (
          <Input
            {...control}
            name="code"
            autoComplete="one-time-code"
            autoFocus
            maxLength={20}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" wide disabled={busy}>
        {m.confirm}
      </Button>
      <Button look="plain" onClick={onBack}>
        {m.back}
      </Button>
    </form>
  );
}
