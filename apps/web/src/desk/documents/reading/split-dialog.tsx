import { Radio } from "antd";
import { useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { Dialog } from "../../shell/dialog.tsx";
import { Faults } from "../../shell/faults.tsx";
import type { Measure } from "../types.ts";
import { sentenceStarts } from "./marks.ts";
import { readingMessages } from "./reading.messages.ts";

type Props = {
  readonly measure: Measure;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSplit: (at: number) => void;
  readonly onClose: () => void;
};

/** Cuts a measure in two at a sentence. */
export function SplitDialog({ measure: { text }, busy, error, onSplit, onClose }: Props) {
  const m = useMessages(readingMessages);
  const starts = sentenceStarts(text);
  const [at, setAt] = useState(starts[1]);
  return (
    <Dialog
      open
      title={m.splitTitle}
      okText={m.split}
      cancelText={m.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: at === undefined }}
      onOk={() => at !== undefined && onSplit(at)}
      onCancel={onClose}
    >
      <Faults error={error} />
      <p>{starts.length > 1 ? m.splitHint : m.splitOne}</p>
      <Radio.Group
        className="dk-modes"
        aria-label={m.splitHint}
        value={at}
        onChange={(event) => setAt(event.target.value as number)}
        options={starts.slice(1).map((start, index) => ({
          value: start,
          label: <span lang="zh-CN">{text.slice(start, starts[index + 2] ?? text.length).trim()}</span>,
        }))}
      />
    </Dialog>
  );
}
