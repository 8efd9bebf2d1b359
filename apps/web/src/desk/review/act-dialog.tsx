import type { ActProps } from "./act-props.ts";
import type { Act } from "./decide-bar.tsx";
import { PassDialog } from "./pass-dialog.tsx";
import { ReassignDialog } from "./reassign-dialog.tsx";
import { RejectDialog } from "./reject-dialog.tsx";
import { ReturnDialog } from "./return-dialog.tsx";
import { AmountDialog, AskDialog, HoldDialog, JudgeDialog, RecuseDialog } from "./small-dialogs.tsx";
import type { Condition } from "./types.ts";

export type Doing = { readonly act: Act } | { readonly act: "judge"; readonly condition: Condition };

/** The dialog of what is being done. */
export function ActDialog({ doing, ...props }: ActProps & { readonly doing: Doing }) {
  switch (doing.act) {
    case "pass":
      return <PassDialog {...props} />;
    case "return":
      return <ReturnDialog {...props} />;
    case "reject":
      return <RejectDialog {...props} />;
    case "reassign":
      return <ReassignDialog {...props} />;
    case "ask":
      return <AskDialog {...props} />;
    case "hold":
      return <HoldDialog {...props} />;
    case "recuse":
      return <RecuseDialog {...props} />;
    case "amount":
      return <AmountDialog {...props} />;
    case "judge":
      return <JudgeDialog {...props} condition={doing.condition} />;
  }
}
