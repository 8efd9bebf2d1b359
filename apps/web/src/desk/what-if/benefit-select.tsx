import { Select } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { whatIfMessages } from "./what-if.messages.ts";

type Choice = { readonly value: string; readonly label: string; readonly group: string };
type Props = {
  readonly id: string;
  readonly benefits: readonly Choice[];
  readonly value: string;
  readonly onChange: (benefit: string) => void;
};

/** All benefits by their document, found by typing a part of their name. */
export function BenefitSelect({ id, benefits, value, onChange }: Props) {
  const m = useMessages(whatIfMessages);
  const groups = [...Map.groupBy(benefits, ({ group }) => group)];
  return (
    <Select
      id={id}
      showSearch={{ optionFilterProp: "label" }}
      placeholder={m.benefitHint}
      value={value || null}
      onChange={onChange}
      options={groups.map(([label, options]) => ({ label, options }))}
    />
  );
}
