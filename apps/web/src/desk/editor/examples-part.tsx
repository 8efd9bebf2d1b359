import { Alert, Button } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { Part } from "../shell/page.tsx";
import { editorMessages } from "./editor.messages.ts";
import type { Tried } from "./types.ts";

type Props = {
  readonly examples: Tried["examples"];
  readonly onShow: (at: { readonly file: string; readonly line: number }) => void;
};

/** Whether the worked examples still come out as their author wrote; each failure with its line. */
export function ExamplesPart({ examples, onShow }: Props) {
  const m = useMessages(editorMessages);
  const total = examples?.total ?? 0;
  const failures = examples?.failures ?? [];
  return (
    <Part title={m.examplesTitle}>
      {total === 0 && <p>{m.examplesNone}</p>}
      {total > 0 && failures.length === 0 && <Alert type="success" showIcon title={m.examplesPass(total)} />}
      {failures.length > 0 && <Alert type="error" showIcon title={m.examplesFail(failures.length, total)} />}
      <ul className="dk-plain dk-pack-problems">
        {failures.map(({ file, line, name, differences }) => (
          <li key={`${file} ${line}`}>
            <span>
              <strong>{name}</strong>
              {differences.map(({ field, expected, actual }) => (
                <span key={field} className="dk-said">
                  {field}: {m.expected(expected)}; {m.actual(actual)}
                </span>
              ))}
            </span>
            <Button size="small" aria-label={m.goTo(line)} onClick={() => onShow({ file, line })}>
              {m.line(line)}
            </Button>
          </li>
        ))}
      </ul>
    </Part>
  );
}
