import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  EditOutlined,
  HourglassOutlined,
  StopOutlined,
  SwapOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import { Tag } from "antd";
import type { ReactNode } from "react";
import { useMessages } from "../../../lib/language.tsx";
import type { DraftState, Ending, Policy } from "../types.ts";
import { documentsMessages } from "./documents.messages.ts";

const draftLooks: Readonly<Record<DraftState, readonly [string, ReactNode]>> = {
  reading: ["processing", <HourglassOutlined key="i" />],
  failed: ["error", <CloseCircleOutlined key="i" />],
  open: ["warning", <EditOutlined key="i" />],
  submitted: ["processing", <TeamOutlined key="i" />],
  published: ["success", <CheckCircleOutlined key="i" />],
  dropped: ["default", <StopOutlined key="i" />],
};

/** Where a draft stands: an icon and a word, not only a colour. */
export function DraftTag({ state }: { readonly state: DraftState }) {
  const m = useMessages(documentsMessages);
  const [color, icon] = draftLooks[state];
  return (
    <Tag color={color} icon={icon}>
      {state === "published" ? m.published_ : m[state]}
    </Tag>
  );
}

type Standing = "in_force" | "not_yet" | "expired" | "repealed" | "superseded";
const looks: Readonly<Record<Standing, readonly [string, ReactNode]>> = {
  in_force: ["success", <CheckCircleOutlined key="i" />],
  not_yet: ["processing", <ClockCircleOutlined key="i" />],
  expired: ["default", <HourglassOutlined key="i" />],
  repealed: ["error", <StopOutlined key="i" />],
  superseded: ["error", <SwapOutlined key="i" />],
};

/** What became of a published document: one that has ended says in which way. */
export function standingOf(force: Pick<Policy["force"], "status">, endings: readonly Ending[]): Standing {
  if (force.status !== "ended") return force.status;
  const made = endings.find(({ state }) => state === "made");
  if (made === undefined) return "expired";
  return made.kind === "repeal" ? "repealed" : "superseded";
}

export function StandingTag({ standing }: { readonly standing: Standing }) {
  const m = useMessages(documentsMessages);
  const [color, icon] = looks[standing];
  return (
    <Tag color={color} icon={icon}>
      {m[standing]}
    </Tag>
  );
}
