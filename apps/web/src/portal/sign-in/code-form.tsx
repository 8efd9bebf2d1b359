import { type FormEvent, useState } from "react";
import { client } from "../../lib/client.ts";
import { useMessages } from "../../lib/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PasswordInput } from "./password-input.tsx";
import { SecondStep } from "./second-step.tsx";
import { SendCode } from "./send-code.tsx";
import { signInMessages } from "./sign-in.messages.ts";
import { useEntering } from "./use-entering.ts";
import { WrongSummary } from "./wrong-summary.tsx";

type Input = {
  readonly mobile: string;
  readonly sms: string;
  readonly name: string;
  readonly password: string;
  readonly code?: string;
};

/** By mobile number and a code sent to it; a number without an account opens one with the same code. */
export function CodeForm({ opens = false }: { readonly opens?: boolean }) {
  const m = useMessages(signInMessages);
  const [said, setSaid] = useState<Input>({ mobile: "", sms: "", name: "", password: "" });
  const [opening, setOpening] = useState(opens);
  const [stepping, setStepping] = useState(false);
  const { enter, busy, wrong, code, reset } = useEntering(opening ? register : signIn);
  const unknown = code === "not_found" && !opening;
  const set = (part: Partial<Input>) => setSaid({ ...said, ...part });

  if (code === "second_step" || stepping) {
    return (
      <SecondStep
        busy={busy}
        wrong={stepping ? wrong : undefined}
        onCode={(code) => {
          setStepping(true);
          enter({ ...said, code }, [["code", m.step, code]]);
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
    const basic = [
      ["mobile", m.mobile, said.mobile],
      ["sms", m.sms, said.sms],
    ] as const;
    enter(said, opening ? [...basic, ["name", m.yourName, said.name]] : basic);
  };
  return (
    <form className="jc-stack" onSubmit={submit} noValidate>
      {unknown ? (
        <Notice tone="blue" role="status">
          <p>{m.newHere}</p>
          <Button
            onClick={() => {
              reset();
              setOpening(true);
            }}
          >
            {m.register}
          </Button>
        </Notice>
      ) : (
        <WrongSummary wrong={wrong} />
      )}
      <Field label={m.mobile} hint={m.mobileHint} error={wrong?.fields["mobile"]}>
        {(control) => (
          <Input
            {...control}
            name="mobile"
            type="tel"
            inputMode="numeric"
            autoComplete="tel-national"
            maxLength={13}
            value={said.mobile}
            onChange={(event) => set({ mobile: event.target.value.replaceAll(/[\s-]/g, "") })}
          />
        )}
      </Field>
      <SendCode mobile={said.mobile} />
      <Field label={m.sms} hint={m.smsHint} error={wrong?.fields["sms"]}>
        {(control) => (
          <Input
            {...control}
            name="sms"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={said.sms}
            onChange={(event) => set({ sms: event.target.value.trim() })}
          />
        )}
      </Field>
      {opening && (
        <>
          <Field label={m.yourName} error={wrong?.fields["name"]}>
            {(control) => (
              <Input
                {...control}
                name="name"
                autoComplete="name"
                maxLength={60}
                value={said.name}
                onChange={(event) => set({ name: event.target.value })}
              />
            )}
          </Field>
          <PasswordInput
            label={m.newPasswordOptional}
            hint={m.newPasswordHint}
            name="password"
            autoComplete="new-password"
            error={wrong?.fields["password"]}
            value={said.password}
            onChange={(password) => set({ password })}
          />
        </>
      )}
      <Button type="submit" look="primary" wide disabled={busy}>
        {opening ? m.open : m.submit}
      </Button>
    </form>
  );
}

const signIn = ({ mobile, sms, code }: Input) =>
  client.call("POST /api/v1/sign-in/code", { body: { mobile, sms, ...(code !== undefined && { code }) } });

const register = ({ mobile, sms, name, password }: Input) =>
  client.call("POST /api/v1/registration", { body: { mobile, sms, name, ...(password !== "" && { password }) } });
