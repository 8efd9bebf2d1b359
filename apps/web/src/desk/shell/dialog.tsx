import { Modal, type ModalProps } from "antd";
import { useEffect, useRef } from "react";

/**
 * The library's dialog with the keyboard in its first field as soon as that is shown: whoever types
 * fast does not wait for it. When the dialog goes, the keyboard returns to where it was opened from.
 */
export function Dialog({ children, ...how }: ModalProps) {
  return (
    <Modal {...how}>
      <FirstField />
      {children}
    </Modal>
  );
}

const fields = "input:not([type=hidden]), textarea, select";

/** Stands before the fields of a dialog's body, and lives as long as it is open. */
function FirstField() {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    // Once the library's own effects of the same moment are over: they remember who opened the dialog,
    // and would put the keyboard on the button that closes it, two frames of the screen later.
    queueMicrotask(() => here.current?.closest(".ant-modal-body")?.querySelector<HTMLElement>(fields)?.focus());
    return () => queueMicrotask(() => giveBack(opener));
  }, []);
  return <span ref={here} hidden />;
}

/** Only a keyboard that was lost with the dialog: somebody may have taken it on purpose. */
function giveBack(opener: Element | null): void {
  if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
}
