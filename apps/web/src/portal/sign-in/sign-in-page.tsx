import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { client } from "../../lib/client.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { buttonClass } from "../../ui/button.tsx";
import { frameMessages } from "../../ui/frame.messages.ts";
import { Notice } from "../../ui/notice.tsx";
import { CodeForm } from "./code-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import "./sign-in.css";
import { signInMessages } from "./sign-in.messages.ts";
import { askedFor } from "./use-entering.ts";

/** How people come in: by password, by a code to their phone, or by the single sign-on of the place. */
export function SignInPage() {
  const m = useMessages(signInMessages);
  const { site } = useMessages(frameMessages);
  const [search] = useSearchParams();
  const ways = useQuery({ queryKey: ["sign-in"], queryFn: () => client.call("GET /api/v1/sign-in") });
  const [way, setWay] = useState<Way>("password");
  useTitle(m.title, site);
  return (
    <div className="jc-sign-in jc-stack">
      <h1>{m.title}</h1>
      {search.has("problem") && (
        <Notice tone="red" icon="warning" role="alert">
          {m.failedSingle}
        </Notice>
      )}
      {ways.data?.singleSignOn && <SingleSignOn words={ways.data.singleSignOn} />}
      {ways.data?.sms !== false && <Tabs way={way} onChoose={setWay} />}
      <div id="way" role={ways.data?.sms === false ? undefined : "tabpanel"} aria-labelledby={`way-${way}`}>
        {way === "password" ? <PasswordForm /> : <CodeForm />}
      </div>
      {ways.data?.sms && (
        <p>
          <Link to="/register">{m.register}</Link>
        </p>
      )}
    </div>
  );
}

type Way = "password" | "code";
const others: Readonly<Record<Way, Way>> = { password: "code", code: "password" };

function Tabs({ way, onChoose }: { readonly way: Way; readonly onChoose: (way: Way) => void }) {
  const m = useMessages(signInMessages);
  const turn = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    onChoose(others[way]);
    document.getElementById(`way-${others[way]}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={m.ways} className="jc-sign-in__ways" onKeyDown={turn}>
      {(["password", "code"] as const).map((each) => (
        <button
          key={each}
          id={`way-${each}`}
          type="button"
          role="tab"
          aria-selected={way === each}
          aria-controls="way"
          tabIndex={way === each ? 0 : -1}
          onClick={() => onChoose(each)}
        >
          {each === "password" ? m.byPassword : m.byCode}
        </button>
      ))}
    </div>
  );
}

function SingleSignOn({ words }: { readonly words: { readonly zh: string; readonly en: string } }) {
  const say = useText();
  const to = askedFor();
  const query = to === null ? "" : `?to=${encodeURIComponent(to)}`;
  return (
    <a className={buttonClass("ordinary", true)} href={`/api/v1/sign-in/oidc${query}`}>
      {say(words)}
    </a>
  );
}
