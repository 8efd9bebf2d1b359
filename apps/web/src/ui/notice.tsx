import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import type { Tone } from "./tag.tsx";

/** A band that says something about the whole page or section. `role="alert"` only for what just went wrong. */
export function Notice({
  tone,
  icon = "info",
  role,
  children,
}: {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly role?: "alert" | "status" | "note";
  readonly children: ReactNode;
}) {
  return (
    <div className={`jc-notice jc-tone-${tone}`} role={role}>
      <Icon name={icon} />
      <div className="jc-notice__body">{children}</div>
    </div>
  );
}
