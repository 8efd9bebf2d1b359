import { useText } from "../../../lib/language.tsx";
import type { Text } from "../types.ts";

/** On what ground: the document, and the clause on a line of its own. */
export function Ground({ policy, clause }: { readonly policy: Text; readonly clause: string }) {
  const say = useText();
  return (
    <>
      {say(policy)}
      <span className="dk-said" lang="zh-CN">
        {clause}
      </span>
    </>
  );
}
