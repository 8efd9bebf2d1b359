import { Button } from "antd";
import { useMessages } from "../../../lib/language.tsx";
import type { Measure } from "../types.ts";
import type { Extra } from "./measure-dialog.tsx";
import { readingMessages } from "./reading.messages.ts";

type Props = {
  readonly words: string;
  readonly measure: Measure | undefined;
  readonly onMake: () => void;
  readonly onAdd: (kind: Extra["kind"]) => void;
  readonly onClear: () => void;
};

const kinds = ["unit", "amount", "deadline", "target"] as const;

/** What selected words of the text can become. */
export function SelectionBar({ words, measure, onMake, onAdd, onClear }: Props) {
  const m = useMessages(readingMessages);
  return (
    <div className="dk-selection" role="group" aria-label={m.selected}>
      <p role="status">
        {m.selected}: <q lang="zh-CN">{words.length > 40 ? `${words.slice(0, 40)}…` : words}</q>
      </p>
      <span className="dk-acts">
        <Button size="small" type="primary" onClick={onMake}>
          {m.makeMeasure}
        </Button>
        {measure &&
          words.length <= 100 &&
          kinds.map((kind) => (
            <Button key={kind} size="small" onClick={() => onAdd(kind)}>
              {m.addTo(m[kind])}
            </Button>
          ))}
        <Button size="small" onClick={onClear}>
          {m.clear}
        </Button>
      </span>
    </div>
  );
}
