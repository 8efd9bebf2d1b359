import { Tag } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { liaisonMessages } from "./liaison.messages.ts";
import { type State, stateColours, stateShapes } from "./types.ts";

/** How a duty stands: shape, word and colour. */
export function StateTag({ state }: { readonly state: State }) {
  const m = useMessages(liaisonMessages);
  return (
    <Tag color={stateColours[state]}>
      <span aria-hidden="true">{stateShapes[state]} </span>
      {m[state]}
    </Tag>
  );
}
