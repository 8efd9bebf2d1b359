import { Modal, Switch } from "antd";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { forget, recall, remember } from "../../lib/remembered.ts";
import { menuOf } from "./menu.ts";
import { menuMessages } from "./menu.messages.ts";
import { useSession } from "./session.ts";
import { shortcutMessages } from "./shortcuts.messages.ts";
import { type Keys, listen, pageKeys } from "./shortcut-keys.ts";

const opened = new EventTarget();

/** What these keys do wherever the page does not give them to something of its own. */
const common = [
  ["j  k", "rows"],
  ["n", "add"],
  ["e", "edit"],
  ["f", "filter"],
  ["v", "reveal"],
  ["x", "export"],
  ["[  ]", "pages"],
] as const;

/** Opens the list of keys: from the account menu, or by `?`. */
export function showKeys(): void {
  opened.dispatchEvent(new Event("show"));
}

/**
 * The keys of the desk, and the list of them.
 *
 * Single letters are off while somebody types or composes Chinese, and can be switched off
 * altogether: speech input would set them off by mistake.
 */
export function Shortcuts() {
  const m = useMessages(shortcutMessages);
  const words = useMessages(menuMessages);
  const navigate = useNavigate();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(() => recall("keys") !== "off");
  const current = useRef<Keys>({ help: () => {}, go: () => {} });
  const places = menuOf(session).flatMap(({ items }) => items);

  useEffect(() => {
    const show = () => setOpen(true);
    opened.addEventListener("show", show);
    return () => opened.removeEventListener("show", show);
  }, []);
  useEffect(() => {
    const go = new Map(places.map(({ key, to }) => [key, to]));
    current.current = { help: () => setOpen(true), go: (key) => void (go.has(key) && navigate(go.get(key)!)) };
  });
  // One listener for all renderings: `g` waits for its second key while answers come in.
  useEffect(() => (on ? listen(() => current.current) : undefined), [on]);

  const turn = (next: boolean) => {
    setOn(next);
    if (next) forget("keys");
    else remember("keys", "off");
  };
  const here = open ? pageKeys() : [];
  const has = (keys: string) => keys.split("  ").every((one) => here.some(([key]) => key === one));
  return (
    <Modal open={open} title={m.title} footer={null} onCancel={() => setOpen(false)}>
      <p>
        <Switch id="keys-on" checked={on} onChange={turn} aria-label={m.on} /> <label htmlFor="keys-on">{m.on}</label>
      </p>
      <dl className="dk-keys">
        <Key keys="/" does={m.find} />
        <Key keys="?" does={m.help} />
        {common.map(([keys, says]) => !has(keys) && <Key key={keys} keys={keys} does={m[says]} />)}
        {here.map(([key, does]) => (
          <Key key={`page ${key}`} keys={key} does={m.here(does)} />
        ))}
        {places.map(({ key, label }) => (
          <Key key={key} keys={`g  ${key}`} does={words[label]} />
        ))}
      </dl>
    </Modal>
  );
}

function Key({ keys, does }: { readonly keys: string; readonly does: string }) {
  return (
    <div>
      <dt>
        {keys.split("  ").map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
