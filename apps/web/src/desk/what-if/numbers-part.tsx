import { Button } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { Part } from "../shell/page.tsx";
import type { Changes } from "./asked.ts";
import { NumberField } from "./number-field.tsx";
import type { EditableNumber, Value } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

type Props = {
  readonly numbers: readonly EditableNumber[];
  readonly tried: Changes;
  readonly onTry: (changes: Changes) => void;
};

/** Every figure of the benefit that can be tried otherwise. */
export function NumbersPart({ numbers, tried, onTry }: Props) {
  const m = useMessages(whatIfMessages);
  const set = (path: string, value: Value | undefined) => {
    const next = new Map(tried);
    if (value === undefined) next.delete(path);
    else next.set(path, value);
    onTry(next);
  };
  return (
    <Part
      title={m.numbers}
      actions={
        <span className="dk-acts">
          <span className="jc-hint">{m.changedCount(tried.size)}</span>
          <Button size="small" data-key="0" disabled={tried.size === 0} onClick={() => onTry(new Map())}>
            {m.resetAll}
          </Button>
        </span>
      }
    >
      {numbers.length === 0 && <p>{m.numbersNone}</p>}
      <ul className="dk-plain dk-tries">
        {numbers.map((one) => (
          <NumberField key={one.path} of={one} tried={tried.get(one.path)} onTry={(value) => set(one.path, value)} />
        ))}
      </ul>
    </Part>
  );
}
