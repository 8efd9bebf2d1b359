import type { ComponentType } from "react";
import type { Need } from "./session.ts";

/** One page of the desk, loaded when it is opened. */
export type DeskPage = {
  /** Below /desk, such as `/people/:id`. */
  readonly path: string;
  /** Whoever may do none of these is told so. */
  readonly needs?: readonly Need[];
  /** Imports the page's file; its component is `Page`'s caller, exported under any name. */
  readonly load: () => Promise<ComponentType>;
};
