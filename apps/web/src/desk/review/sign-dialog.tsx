import { useQueryClient } from "@tanstack/react-query";

import { type KeyboardEvent, type ReactNode, useEffect } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { useSigning } from "./ready.ts";
import { reviewMessages } from "./review.messages.ts";

type Props = {
  readonly title: string;
  readonly verb: string;
  readonly busy: boolean;
  readonly error: unknown;
  /** Nothing can be sent as it stands. */
  readonly blocked?: boolean;
  readonly wide?: boolean;
  /** Whether what is sent can be taken back for thirty seconds. */
  readonly undoable?: boolean;
  readonly onSign: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog whose content is signed with its button or with Ctrl+Enter. */
export function SignDialog(props: Props) {
  const { title, verb, busy, error, blocked = false, wide = false, undoable = true, onSign, onClose, children } = props;
  const m = useMessages(reviewMessages);
  const queries = useQueryClient();
  const { signing, start } = useSigning(onSign);
  useEffect(() => {
    // Somebody else may have been faster: what was written stays, what it is about is read anew.
    if (error) void queries.invalidateQueries();
  }, [error, queries]);
  const heard = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!blocked && !busy) start();
  };
  return (
    <Dialog
      open
      title={title}
      width={wide ? 760 : 560}
      okText={verb}
      cancelText={m.cancel}
      confirmLoading={busy || signing}
      okButtonProps={{ disabled: blocked }}
      onOk={start}
      onCancel={onClose}
    >
      <div onKeyDown={heard} className="dk-sign">
        <Faults error={error} />
        {children}
        <p className="jc-hint">{undoable ? m.signHint : m.signKeys}</p>
      </div>
    </Dialog>
  );
}
