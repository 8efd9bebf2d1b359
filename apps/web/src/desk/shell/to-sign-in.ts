/** Leaves for the sign-in page, which comes back to this very address. */
export function toSignIn(): void {
  const { pathname, search, hash } = window.location;
  window.location.assign(`/sign-in?to=${encodeURIComponent(pathname + search + hash)}`);
}
