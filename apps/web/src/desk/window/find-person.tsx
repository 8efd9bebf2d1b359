import type { AnswerOf } from "@jucai/contract/client";
import { Button, Input } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { usePeople } from "../people/use-people.ts";
import { windowMessages } from "./window.messages.ts";

export type KnownPerson = AnswerOf<"GET /api/v1/people">["items"][number];
/** Whom to serve: somebody registered, or (without `person`) somebody new; and what was typed from the document. */
export type Found = { readonly person: KnownPerson | undefined; readonly typed: string };

/** Looks somebody up before anything is written, so that nobody is registered twice. */
export function FindPerson({ onFound }: { readonly onFound: (found: Found) => void }) {
  const m = useMessages(windowMessages);
  const [typed, setTyped] = useState("");
  return (
    <>
      <Input.Search
        aria-label={m.typed}
        placeholder={m.findHint}
        enterButton={m.search}
        autoFocus
        autoComplete="off"
        maxLength={100}
        onSearch={(text) => setTyped(text.trim())}
      />
      {typed !== "" && <Hits typed={typed} onFound={onFound} />}
    </>
  );
}

function Hits({ typed, onFound }: { readonly typed: string; readonly onFound: (found: Found) => void }) {
  const m = useMessages(windowMessages);
  const people = usePeople({ q: typed, pageSize: 20 });
  return (
    <Answered query={people} lines={2}>
      {({ items }) => (
        <>
          {items.length === 0 && <p role="status">{m.nobody}</p>}
          <ul className="dk-plain dk-hits">
            {items.map((person) => (
              <li key={person.id}>
                <span>
                  <strong data-row tabIndex={-1} lang="zh-CN">
                    {person.name}
                  </strong>{" "}
                  {[person.birthMonth, person.idMasked, person.phoneMasked].filter(Boolean).join(" · ")}
                  <span className="jc-hint"> {person.units.map(({ name }) => name).join("、")}</span>
                </span>
                <Button
                  aria-label={m.chooseOf(person.name, person.birthMonth ?? "")}
                  onClick={() => onFound({ person, typed })}
                >
                  {m.choose}
                </Button>
              </li>
            ))}
          </ul>
          <Button data-key="n" onClick={() => onFound({ person: undefined, typed })}>
            {m.fresh}
          </Button>
        </>
      )}
    </Answered>
  );
}
