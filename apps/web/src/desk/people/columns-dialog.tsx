import { Checkbox, Select } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { useVocabulary } from "../facts/use-vocabulary.ts";
import { Dialog } from "../shell/dialog.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { Labelled } from "../shell/filter.tsx";
import { ownColumns } from "./people-columns.tsx";
import { peopleMessages } from "./people.messages.ts";

/** Which columns the list shows. */
export function ColumnsDialog({
  keys,
  onSave,
  onClose,
}: {
  readonly keys: readonly string[];
  readonly onSave: (keys: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const m = useMessages(peopleMessages);
  const shell = useMessages(shellMessages);
  const { factsOf, nameOf } = useVocabulary();
  const [own, setOwn] = useState(keys.filter((key) => ownColumns.some((one) => one === key)));
  const [facts, setFacts] = useState(keys.filter((key) => key.includes(".")));
  const open = factsOf("person").filter(({ sensitivity }) => sensitivity !== "sensitive");
  return (
    <Dialog
      open
      title={m.columnsTitle}
      okText={m.save}
      cancelText={shell.cancel}
      onOk={() => {
        onSave([...own, ...facts]);
        onClose();
      }}
      onCancel={onClose}
    >
      <p className="jc-hint">{m.columnsHint}</p>
      <Checkbox.Group
        value={own as string[]}
        onChange={(next) => setOwn(ownColumns.filter((key) => next.includes(key)))}
        options={ownColumns.map((value) => ({ value, label: m[value] }))}
      />
      <Labelled label={m.factColumns}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={facts as string[]}
            onChange={setFacts}
            showSearch={{ optionFilterProp: "label" }}
            options={open.map(({ id: fact }) => ({ value: fact, label: nameOf(fact) }))}
          />
        )}
      </Labelled>
    </Dialog>
  );
}
