import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { client } from "../../lib/client.ts";
import { useMessages } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { frameMessages } from "../../ui/frame.messages.ts";
import { Notice } from "../../ui/notice.tsx";
import { Loading } from "../../ui/states.tsx";
import { PasswordInput } from "./password-input.tsx";
import { SecondStep } from "./second-step.tsx";
import "./sign-in.css";
import { signInMessages } from "./sign-in.messages.ts";
import { useEntering } from "./use-entering.ts";
import { WrongSummary } from "./wrong-summary.tsx";

type Kind = "welcome" | "password";

/** Whoever started the server makes the first administrator by the one-time link. */
export function WelcomePage() {
  return <ByLink kind="welcome">{(token) => <PasswordOfLink kind="welcome" token={token} />}</ByLink>;
}

/** Whoever was given a one-time link sets the password of his account. */
export function SetPasswordPage() {
  return (
    <ByLink kind="password">{(token, name) => <PasswordOfLink kind="password" token={token} name={name} />}</ByLink>
  );
}

/** The secret of a one-time link stands behind `#`, so that no server and no log along the way sees it. */
function ByLink({
  kind,
  children,
}: {
  readonly kind: Kind;
  readonly children: (token: string, name: string) => ReactNode;
}) {
  const m = useMessages(signInMessages);
  const { site } = useMessages(frameMessages);
  const [token] = useState(() => window.location.hash.slice(1));
  const link = useQuery({
    queryKey: ["link", token],
    queryFn: () => client.call("POST /api/v1/links/check", { body: { token } }),
    enabled: token !== "",
    gcTime: 0,
  });
  const title = kind === "welcome" ? m.welcomeTitle : m.passwordTitle;
  useTitle(title, site);
  const wrong = token === "" || link.isError || (link.data !== undefined && link.data.kind !== kind);
  return (
    <div className="jc-sign-in jc-stack">
      <h1>{title}</h1>
      {wrong && (
        <Notice tone="red" icon="warning" role="alert">
          <p>{m.linkWrong}</p>
          <p>{m.linkWrongDo}</p>
        </Notice>
      )}
      {!wrong && link.data === undefined && <Loading lines={3} />}
      {!wrong && link.data !== undefined && children(token, link.data.name ?? "")}
    </div>
  );
}

type Said = { readonly username: string; readonly name: string; readonly password: string; readonly code?: string };

function PasswordOfLink({
  kind,
  token,
  name,
}: {
  readonly kind: Kind;
  readonly token: string;
  readonly name?: string;
}) {
  const m = useMessages(signInMessages);
  const [said, setSaid] = useState({ username: "", name: "", password: "", again: "" });
  const set = (part: Partial<typeof said>) => setSaid({ ...said, ...part });
  const [stepping, setStepping] = useState(false);
  const { enter, busy, wrong, code, reset } = useEntering(({ username, name, password, code }: Said) =>
    kind === "welcome"
      ? client.call("POST /api/v1/welcome", { body: { token, username, name, password } })
      : client.call("POST /api/v1/links/password", {
          body: { token, password, ...(code === undefined ? {} : { code }) },
        }),
  );
  if (code === "second_step" || stepping) {
    return (
      <SecondStep
        busy={busy}
        wrong={code === "second_step" && !stepping ? undefined : wrong}
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
    const who = [
      ["username", m.username, said.username],
      ["name", m.yourName, said.name],
    ] as const;
    const password = ["password", m.password, said.password] as const;
    const differs = said.password !== "" && said.password !== said.again;
    enter(said, kind === "welcome" ? [...who, password] : [password], differs ? { again: m.notSame } : {});
  };
  return (
    <form className="jc-stack" onSubmit={submit} noValidate>
      <p>{kind === "welcome" ? m.welcomeLead : m.passwordLead(name ?? "")}</p>
      <WrongSummary wrong={wrong} />
      {kind === "welcome" ? (
        <>
          <Field label={m.username} hint={m.usernameHint} error={wrong?.fields["username"]}>
            {(control) => (
              <Input
                {...control}
                name="username"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={32}
                value={said.username}
                onChange={(event) => set({ username: event.target.value })}
              />
            )}
          </Field>
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
        </>
      ) : (
        // Password managers want to know whose password they keep.
        <input type="hidden" name="username" autoComplete="username" value={name} readOnly />
      )}
      <PasswordInput
        label={m.newPassword}
        hint={m.newPasswordHint}
        name="password"
        autoComplete="new-password"
        error={wrong?.fields["password"]}
        value={said.password}
        onChange={(password) => set({ password })}
      />
      <PasswordInput
        label={m.again}
        look={false}
        name="again"
        autoComplete="new-password"
        error={wrong?.fields["again"]}
        value={said.again}
        onChange={(again) => set({ again })}
      />
      <Button type="submit" look="primary" wide disabled={busy}>
        {kind === "welcome" ? m.welcomeSubmit : m.passwordSubmit}
      </Button>
    </form>
  );
}
