/** Where catalogue and document differ and the document wins, and where the catalogue holds what is not printed. */
export type Kind = "units" | "amounts" | "rhythms";
export type Exception = {
  readonly document: string;
  readonly clause: string;
  readonly kind: Kind;
  /** What the catalogue has or lacks; absent: all of this kind there. */
  readonly what?: string;
  /** extra: printed, but not in the catalogue. absent: in the catalogue, but not printed as such. */
  readonly is: "extra" | "absent";
  readonly why: string;
};

const actors = "no unit is printed with a role here; the catalogue holds whom the text asks or addresses";

export const exceptions: readonly Exception[] = [
  { document: "linxia-2021-48", clause: "文末", kind: "units", is: "absent", why: actors },
  { document: "nanping-2021-2", clause: "文末", kind: "units", is: "absent", why: actors },
  { document: "qingliu-huigui-2023", clause: "四(一)", kind: "units", is: "absent", why: actors },
  { document: "qingliu-huigui-2023", clause: "四(二)", kind: "units", is: "absent", why: actors },
  { document: "qingliu-huigui-2023", clause: "四(三)", kind: "units", is: "absent", why: actors },
  {
    document: "nanping-2021-2",
    clause: "附件2 前言",
    kind: "units",
    is: "absent",
    why: "the entry covers the preamble and measures 一 and 二 of the annex; the units are printed at those two",
  },
  {
    document: "nanping-2021-2",
    clause: "附件2 四",
    kind: "amounts",
    what: "100%",
    is: "absent",
    why: "printed as a word (全额), not as a number",
  },
  {
    document: "nanping-2021-2",
    clause: "附件1 二",
    kind: "amounts",
    what: "2%",
    is: "extra",
    why: "printed; the catalogue holds the share as text",
  },
  {
    document: "nanping-2021-2",
    clause: "附件4 一",
    kind: "amounts",
    what: "50%",
    is: "extra",
    why: "printed; the catalogue holds the share as text",
  },
  {
    document: "nanping-2021-2",
    clause: "附件5 一",
    kind: "rhythms",
    what: "often",
    is: "extra",
    why: "经常性 is printed; the catalogue lists no rhythm",
  },
  {
    document: "qingliu-2023-1",
    clause: "八26",
    kind: "rhythms",
    what: "often",
    is: "extra",
    why: "定期 is printed; the catalogue names it under the yearly rating",
  },
  {
    document: "qingliu-huigui-2023",
    clause: "三(十)",
    kind: "rhythms",
    what: "often",
    is: "extra",
    why: "定期 is printed beside the yearly number",
  },
];
