import type { Draft } from "../outline/outline.ts";

/** Whether a number tells its place alone: 第五条 needs no chapter before it. */
function standsAlone(draft: Draft): boolean {
  return draft.kind === "article" || draft.kind === "annex";
}

function own(draft: Draft): string {
  const bare = draft.label.replace(/[、.．：:\s）)]+$/, "").replace(/^[（(\[〔【]\s*/, "");
  if (draft.kind === "annex") return `附件${draft.number ?? draft.label.replace(/^附\s?件/, "")}`;
  if (draft.kind === "heading" || draft.label === "") return draft.title;
  if (draft.kind === "section" && draft.rank === 6) return `(${bare})`;
  if (draft.kind === "point" && draft.rank === 8) return `(${bare})`;
  return draft.rank < 4 || draft.kind === "article" ? draft.label.replace(/[、.：\s]+$/, "") : bare;
}

/**
 * Where a node stands as offices cite it: 三(五), 四(一)5, 第五条(二), 附件2 三.
 *
 * @param path the nodes from the outermost to this one
 */
export function clauseOf(path: readonly Draft[]): string {
  const from = path.findLastIndex(standsAlone);
  const annex = path.find((draft) => draft.kind === "annex");
  const parts = path.slice(from > 0 && path[from]!.kind === "article" ? from : 0).filter((draft) => draft !== annex);
  const inner = parts
    .map(
      (draft, index) =>
        own(draft) + (index < parts.length - 1 && (draft.rank < 4 || draft.kind === "heading") ? " " : ""),
    )
    .join("");
  return annex === undefined ? inner : `${own(annex)}${inner === "" ? "" : ` ${inner}`}`;
}
