import { Modal, Switch } from "antd";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { forget, recall, remember } from "../../lib/remembered.ts";
import { menuOf } from "./menu.ts";
import { menuMessages } from "./menu.messages.ts";
import { useSession } from "./session.ts";
import { shortcutMessages } from "./shortcuts.messages.ts";
import { type Keys, listen } from "./shortcut-keys.ts";

const opened = new EventTarget();

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
  return (
    <Modal open={open} title={m.title} footer={null} onCancel={() => setOpen(false)}>
      <p>
        <Switch id="keys-on" checked={on} onChange={turn} aria-label={m.on} /> <label htmlFor="keys-on">{m.on}</label>
      </p>
      <dl className="dk-keys">
        <Key keys="/" does={m.find} />
        <Key keys="?" does={m.help} />
        <Key keys="j  k" does={m.rows} />
        <Key keys="n" does={m.add} />
        <Key keys="e" does={m.edit} />
        <Key keys="f" does={m.filter} />
        <Key keys="v" does={m.reveal} />
        <Key keys="x" does={m.export} />
        <Key keys="[  ]" does={m.pages} />
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
