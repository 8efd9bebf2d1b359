/**
 * Puts the keyboard into a dialog's first field once it is open, as `afterOpenChange` of the
 * library's dialog. Left alone, the library puts it on the button that closes the dialog.
 */
export function focusFirst(open: boolean): void {
  if (!open) return;
  const bodies = document.querySelectorAll(".ant-modal-wrap:not([style*='none']) .ant-modal-body");
  bodies
    .item(bodies.length - 1)
    ?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select")
    ?.focus();
}
