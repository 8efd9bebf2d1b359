import { Tag } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { takeoverMessages } from "./takeover.messages.ts";
import type { TakeoverHead } from "./types.ts";

const colours = { checked: "warning", done: "success", dropped: "default" } as const;

export function StateOf({ state }: Pick<TakeoverHead, "state">) {
  const m = useMessages(takeoverMessages);
  return <Tag color={colours[state]}>{m[state]}</Tag>;
}
