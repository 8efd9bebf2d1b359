import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { frameMessages } from "../../ui/frame.messages.ts";
import { CodeForm } from "./code-form.tsx";
import "./sign-in.css";
import { signInMessages } from "./sign-in.messages.ts";

/** A person opens an account of his own with his mobile number. */
export function RegisterPage() {
  const m = useMessages(signInMessages);
  const { site } = useMessages(frameMessages);
  useTitle(m.registerTitle, site);
  return (
    <div className="jc-sign-in jc-stack">
      <h1>{m.registerTitle}</h1>
      <p>{m.registerLead}</p>
      <CodeForm opens />
      <p>
        <Link to="/sign-in">{m.haveAccount}</Link>
      </p>
    </div>
  );
}
