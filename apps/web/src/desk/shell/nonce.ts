const meta = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');

/** The nonce of this answer, under which the server lets the desk add styles. */
export function pageNonce(): string {
  return meta()?.nonce ?? "";
}

/**
 * Gives every style that a library adds the nonce of the page.
 *
 * The component library takes a nonce, but the parts that lock scrolling under a dialog
 * (@rc-component/portal) and measure scroll bars do not hand it on.
 */
export function sealStyles(nonce: string): void {
  const create = document.createElement.bind(document);
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
