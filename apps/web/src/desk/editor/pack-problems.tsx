import { CloseCircleOutlined, InfoCircleOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { editorMessages } from "./editor.messages.ts";
import type { PackProblem } from "./types.ts";

type Props = {
  readonly problems: readonly PackProblem[];
  /** The file that is open; problems of others stand below. */
  readonly file: string;
  readonly busy: boolean;
  readonly tookMs: number | undefined;
  readonly onShow: (at: { readonly file: string; readonly line: number }) => void;
};

/** The problems in words, for who does not see them in their places, with the way there. */
export function PackProblems({ problems, file, busy, tookMs, onShow }: Props) {
  const m = useMessages(editorMessages);
  const own = problems.filter((one) => one.file === file);
  const others = problems.filter((one) => one.file !== file);
  return (
    <section className="dk-part" aria-label={m.problems}>
      <div className="dk-part__head">
        <h2>{m.problems}</h2>
        <span role="status" className="jc-hint">
          {busy ? m.checking : tookMs === undefined ? "" : m.checked(tookMs.toLocaleString("en-US"))}
        </span>
      </div>
      {own.length === 0 && <p>{m.none}</p>}
      <List problems={own} onShow={onShow} />
      {others.length > 0 && (
        <details>
          <summary>
            {m.elsewhere} {others.length}
          </summary>
          <List problems={others} named onShow={onShow} />
        </details>
      )}
    </section>
  );
}

type ListProps = Pick<Props, "problems" | "onShow"> & { readonly named?: boolean };

function List({ problems, named = false, onShow }: ListProps) {
  const m = useMessages(editorMessages);
  const say = useText();
  return (
    <ul className="dk-plain dk-pack-problems">
      {problems.map(({ file, line, column, code, severity, message, fix }) => (
        <li key={`${file} ${line} ${column} ${code}`}>
          {severity === "error" ? (
            <Tag color="error" icon={<CloseCircleOutlined />}>
              {m.error}
            </Tag>
          ) : (
            <Tag color="warning" icon={<InfoCircleOutlined />}>
              {m.finding}
            </Tag>
          )}
          <span>
            {named && <code>{file} </code>}
            {say(message)} <span className="jc-hint">{m.fix(say(fix))}</span>
          </span>
          <Button size="small" aria-label={m.goTo(line)} onClick={() => onShow({ file, line })}>
            {m.line(line)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
