import { Alert } from "antd";
import { useText } from "../../lib/language.tsx";
import type { Problem } from "./types.ts";

/** What is to be said of the file as a whole: each error by itself with what to do, the notices in one list. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const say = useText();
  const errors = problems.filter(({ level }) => level === "error");
  const notices = problems.filter(({ level }) => level === "notice");
  return (
    <div className="dk-problems">
      {errors.map(({ code, says, fix, header, row }) => (
        <Alert key={`${code} ${row} ${header}`} type="error" showIcon title={say(says)} description={fix && say(fix)} />
      ))}
      {notices.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={
            <ul className="dk-plain">
              {notices.map(({ code, says, header, row }) => (
                <li key={`${code} ${row} ${header} ${says.zh}`}>{say(says)}</li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}
