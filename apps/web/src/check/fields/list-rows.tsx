import { Button } from "../../ui/index.ts";
import { useWording } from "../words/words.ts";
import { regionsOf } from "../show/places.ts";
import type { PlacesBook } from "../state/merge-books.ts";
import { RowFields } from "./row-fields.tsx";
import type { Rows } from "./use-rows.ts";

type Props = { readonly name: string; readonly book: PlacesBook; readonly rows: Rows };

/** All rows of a list, a further one, and whether there may be more. */
export function ListRows({ name, book, rows }: Props) {
  const { w } = useWording();
  return (
    <>
      {rows.drafts.map((_, index) => (
        <RowFields
          key={index}
          title={w.listRow(name, index + 1)}
          fields={rows.fields(index)}
          vocabulary={book.vocabulary}
          regions={regionsOf(book)}
          draftOf={(fact) => rows.draft(index, fact)}
          faultOf={(fact) => rows.fault(index, fact)}
          change={(fact, next) => rows.change(index, fact, next)}
          remove={rows.drafts.length > 1 ? () => rows.remove(index) : undefined}
        />
      ))}
      <Button onClick={rows.add}>{w.listAdd}</Button>
      <p>
        <label className="jc-choice ck-plain-choice">
          <input type="checkbox" checked={rows.more} onChange={(event) => rows.setMore(event.target.checked)} />
          <span>{w.listMore}</span>
        </label>
        <span className="jc-hint">{w.listMoreHint}</span>
      </p>
    </>
  );
}
