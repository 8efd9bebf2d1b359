import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { usePeople } from "../people/use-people.ts";
import { useAsk } from "../shell/ask.ts";
import { liaisonMessages } from "./liaison.messages.ts";
import type { SubjectRef } from "./types.ts";

type Props = {
  readonly kind: SubjectRef["kind"];
  // Given by the form around it.
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
};

/** Finds one person or company of those whom the reader may see. */
export function SubjectSelect({ kind, ...given }: Props) {
  const m = useMessages(liaisonMessages);
  const { options, onSearch, busy } = useFound(kind);
  return (
    <Select<string>
      {...given}
      showSearch={{ filterOption: false, onSearch }}
      loading={busy}
      placeholder={kind === "person" ? m.findPerson : m.findEmployer}
      options={options}
    />
  );
}

type ManyProps = Omit<Props, "value" | "onChange"> & {
  readonly value?: readonly string[];
  readonly onChange?: (ids: string[]) => void;
};

/** The same for several, such as those who came to a gathering. */
export function SubjectsSelect({ kind, value = [], ...given }: ManyProps) {
  const m = useMessages(liaisonMessages);
  const { options, onSearch, busy } = useFound(kind);
  return (
    <Select<string[]>
      {...given}
      mode="multiple"
      value={[...value]}
      showSearch={{ filterOption: false, onSearch }}
      loading={busy}
      placeholder={kind === "person" ? m.findPerson : m.findEmployer}
      options={options}
    />
  );
}

/** What was found stays known, so that a chosen name is still shown while another is typed. */
function useFound(kind: SubjectRef["kind"]) {
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const people = usePeople({ q, pageSize: 20 }, { enabled: kind === "person" && q !== "", keep: true });
  const employers = useAsk(
    "GET /api/v1/employers",
    { query: { q, pageSize: 20 } },
    { enabled: kind === "employer" && q !== "", keep: true },
  );
  const options =
    kind === "person"
      ? (people.data?.items ?? []).map(({ id, name, birthMonth, idMasked }) => ({
          value: id,
          label: [name, birthMonth, idMasked].filter(Boolean).join(" "),
        }))
      : (employers.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return { options, onSearch: setTyped, busy: people.isFetching || employers.isFetching };
}
