import type { AnswerOf } from "@jucai/contract/client";
import { Tag } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { useVocabulary } from "../facts/use-vocabulary.ts";
import type { Column } from "../shell/data-table.tsx";
import { tableMoment } from "../shell/table-moment.ts";
import { peopleMessages } from "./people.messages.ts";

export type PersonRow = AnswerOf<"GET /api/v1/people">["items"][number];

/** Columns besides the name that a list may show; facts are further ones, by their id. */
export const ownColumns = ["gender", "birth", "idKind", "idNumber", "phone", "units", "updated"] as const;
type OwnColumn = (typeof ownColumns)[number];
export const standardColumns: readonly string[] = [
  "gender",
  "birth",
  "idNumber",
  "phone",
  "units",
  "person.education",
  "person.work_place",
  "updated",
];

const none = "—";

/** The columns of the list, the name first; a key that names nothing any more is left out. */
export function usePeopleColumns(keys: readonly string[]): readonly Column<PersonRow>[] {
  const m = useMessages(peopleMessages);
  const { meaningOf, nameOf, sayOf } = useVocabulary();
  const own: Readonly<Record<OwnColumn, Omit<Column<PersonRow>, "key">>> = {
    gender: { title: m.gender, width: 70, render: ({ gender }) => (gender ? m[gender] : none) },
    birth: { title: m.birth, width: 100, render: ({ birthMonth }) => birthMonth ?? none },
    idKind: { title: m.idKind, width: 150, render: ({ idKind }) => (idKind ? m[idKind] : none) },
    idNumber: { title: m.idNumber, width: 180, render: ({ idMasked }) => idMasked ?? none },
    phone: { title: m.phone, width: 130, render: ({ phoneMasked }) => phoneMasked ?? none },
    units: {
      title: m.units,
      width: 200,
      render: ({ units }) => <span lang="zh-CN">{units.map(({ name }) => name).join("、") || none}</span>,
    },
    updated: { title: m.updated, width: 170, render: ({ updatedAt }) => tableMoment(updatedAt) },
  };
  const column = (key: string): Column<PersonRow>[] => {
    if (key in own) return [{ key, ...own[key as OwnColumn] }];
    if (meaningOf(key) === undefined) return [];
    const render = ({ facts }: PersonRow) => {
      const fact = facts[key];
      return fact === undefined ? none : sayOf(key, fact.value);
    };
    return [{ key, title: nameOf(key), width: 160, render }];
  };
  return [
    {
      key: "name",
      title: m.name,
      width: 120,
      render: ({ name, withdrawn }) => (
        <>
          <span lang="zh-CN">{name}</span> {withdrawn && <Tag>{m.withdrawn}</Tag>}
        </>
      ),
    },
    ...keys.flatMap(column),
  ];
}
