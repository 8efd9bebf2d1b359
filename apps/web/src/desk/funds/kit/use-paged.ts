import { useState } from "react";
import type { Paging } from "../../shell/pages-bar.tsx";

/** Turns the pages of a list that has come as a whole. */
export function usePaged<Row>(rows: readonly Row[]): { readonly shown: readonly Row[]; readonly paging: Paging } {
  const [[page, pageSize], turn] = useState<readonly [number, number]>([1, 20]);
  const last = Math.max(1, Math.ceil(rows.length / pageSize));
  const at = Math.min(page, last);
  return {
    shown: rows.slice((at - 1) * pageSize, at * pageSize),
    paging: { page: at, pageSize, total: rows.length, onPage: (to, size) => turn([to, size]) },
  };
}
