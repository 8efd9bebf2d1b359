import { type ReactNode, useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { signInMessages } from "./sign-in.messages.ts";

type Props = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly name: string;
  readonly autoComplete: "current-password" | "new-password";
  readonly error: string | undefined;
  /** False for the second of two. */
  readonly look?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A password, which its owner may look at while typing. */
export function PasswordInput({ label, hint, error, look = true, value, onChange, ...rest }: Props) {
  const m = useMessages(signInMessages);
  const [shown, setShown] = useState(false);
  return (
    <div className="jc-stack--tight">
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <Input
            {...control}
            {...rest}
            type={shown ? "text" : "password"}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {look && (
        <label className="jc-row">
          <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
          {m.show}
        </label>
      )}
    </div>
  );
}
