import { type FormEvent, useState } from "react";
import { client } from "../../lib/client.ts";
import { useMessages } from "../../lib/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { PasswordInput } from "./password-input.tsx";
import { SecondStep } from "./second-step.tsx";
import { signInMessages } from "./sign-in.messages.ts";
import { useEntering } from "./use-entering.ts";
import { WrongSummary } from "./wrong-summary.tsx";

type Input = { readonly name: string; readonly password: string; readonly code?: string };

/** Username or mobile number and password; then the one-time code, where the account has one. */
export function PasswordForm() {
  const m = useMessages(signInMessages);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [stepping, setStepping] = useState(false);
  const { enter, busy, wrong, code, reset } = useEntering((input: Input) =>
    client.call("POST /api/v1/sign-in", { body: input }),
  );
  if (code === "second_step" || stepping) {
    return (
      <SecondStep
        busy={busy}
        wrong={code === "second_step" && !stepping ? undefined : wrong}
        onCode={(code) => {
          setStepping(true);
          enter({ name, password, code }, [["code", m.step, code]]);
        }}
        onBack={() => {
          setStepping(false);
          reset();
        }}
      />
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter({ name, password }, [
      ["name", m.name, name],
      ["password", m.password, password],
    ]);
  };
  return (
    <form className="jc-stack" onSubmit={submit} noValidate>
      <WrongSummary wrong={wrong} />
      <Field label={m.name} error={wrong?.fields["name"]}>
        {(control) => (
          <Input
            {...control}
            name="name"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <PasswordInput
        label={m.password}
        name="password"
        autoComplete="current-password"
        error={wrong?.fields["password"]}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" look="primary" wide disabled={busy}>
        {m.submit}
      </Button>
      <p className="jc-secondary">{m.forgot}</p>
    </form>
  );
}
