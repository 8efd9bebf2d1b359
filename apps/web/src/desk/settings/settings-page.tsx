import { Alert, Button, Select } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Labelled } from "../shell/filter.tsx";
import { Page, Part } from "../shell/page.tsx";
import { SearchBar } from "../shell/search-bar.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { HistoryDrawer } from "./history-drawer.tsx";
import { SetDialog } from "./set-dialog.tsx";
import { SettingItem } from "./setting-item.tsx";
import "./settings.css";
import { settingsMessages } from "./settings.messages.ts";
import { type Asked, byDocument, isAsked, isWaitedFor, type Setting } from "./types.ts";

const noneAsked: Asked = { q: "", state: "", needed: "", key: "" };
const needs = ["step", "payment", "deadline", "handling", "estimate"] as const;
/** Settings of one document that are shown at first: some documents leave a hundred things open. */
const shownFirst = 12;

/** 本地口径: what documents leave open, how we read it, and what the place has set, when, and on what ground. */
export function SettingsPage() {
  const m = useMessages(settingsMessages);
  const [asked, set] = useUrlState<keyof Asked>(noneAsked);
  const settings = useAsk("GET /api/v1/settings", { query: {} });
  const options = (values: readonly ("open" | "set" | (typeof needs)[number])[]) => [
    { value: "", label: m.any },
    ...values.map((value) => ({ value, label: m[value] })),
  ];
  return (
    <Page title={m.title} lead={m.lead}>
      <SearchBar
        label={m.title}
        hint={m.find}
        q={asked.q}
        onSearch={(q) => set({ q, key: "" })}
        onReset={() => set(noneAsked)}
      >
        <Labelled label={m.state}>
          {(id) => (
            <Select
              id={id}
              value={asked.state}
              options={options(["open", "set"])}
              onChange={(state) => set({ state, key: "" })}
            />
          )}
        </Labelled>
        <Labelled label={m.neededFor}>
          {(id) => (
            <Select
              id={id}
              value={asked.needed}
              options={options(needs)}
              onChange={(needed) => set({ needed, key: "" })}
            />
          )}
        </Labelled>
      </SearchBar>
      <Answered query={settings} lines={12}>
        {({ place, items }) => <Groups place={place} items={items} asked={asked} />}
      </Answered>
    </Page>
  );
}

type GroupsProps = { readonly place: string; readonly items: readonly Setting[]; readonly asked: Asked };

function Groups({ place, items, asked }: GroupsProps) {
  const m = useMessages(settingsMessages);
  const say = useText();
  const [setting, choose] = useState<Setting>();
  const [history, showHistory] = useState<Setting>();
  const found = items.filter((one) => isAsked(one, asked));
  const waiting = items.filter((one) => one.set === null && isWaitedFor(one)).length;
  return (
    <>
      {waiting > 0 && <Alert type="info" showIcon className="dk-notice" title={m.waiting(waiting)} />}
      {found.length === 0 && <p className="dk-empty">{m.none}</p>}
      {byDocument(found).map(([id, list]) => (
        <Part
          key={id}
          title={list[0]?.policy ? say(list[0].policy.short) : m.place}
          actions={
            <span className="jc-hint">{m.counts(list.filter((one) => one.set !== null).length, list.length)}</span>
          }
        >
          <Few items={list} onSet={choose} onHistory={showHistory} />
        </Part>
      ))}
      {setting && <SetDialog place={place} setting={setting} onClose={() => choose(undefined)} />}
      {history && <HistoryDrawer place={place} setting={history} onClose={() => showHistory(undefined)} />}
    </>
  );
}

type FewProps = {
  readonly items: readonly Setting[];
  readonly onSet: (setting: Setting) => void;
  readonly onHistory: (setting: Setting) => void;
};

function Few({ items, onSet, onHistory }: FewProps) {
  const m = useMessages(settingsMessages);
  const [all, showAll] = useState(false);
  const rest = items.length - shownFirst;
  return (
    <>
      <ul className="dk-settings">
        {(all ? items : items.slice(0, shownFirst)).map((one) => (
          <SettingItem key={one.key} setting={one} onSet={onSet} onHistory={onHistory} />
        ))}
      </ul>
      {!all && rest > 0 && <Button onClick={() => showAll(true)}>{m.more(rest)}</Button>}
    </>
  );
}
