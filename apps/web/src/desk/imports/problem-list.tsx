import { Alert } from "antd";
import { useText } from "../../lib/language.tsx";
import type { Problem } from "./types.ts";

/** What is to be said of the file as a whole: each with what to do about it. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const say = useText();
  return (
    <div className="dk-problems">
      {problems.map(({ code, level, says, fix, header, row }) => (
        <Alert
          key={`${code} ${row} ${header}`}
          type={level === "error" ? "error" : "warning"}
          showIcon
          title={say(says)}
          description={fix && say(fix)}
        />
      ))}
    </div>
  );
}
