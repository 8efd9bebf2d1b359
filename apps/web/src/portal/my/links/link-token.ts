const kept = "jucai.link";

/**
 * The secret of a one-time link, taken from behind `#`.
 *
 * Signing in first leads through an address that the server logs, so meanwhile the secret waits in
 * this tab's own storage and never stands in an address again.
 */
export function takeToken(): string {
  const given = window.location.hash.slice(1);
  if (given === "") return sessionStorage.getItem(kept) ?? "";
  sessionStorage.setItem(kept, given);
  window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
  return given;
}

export function dropToken(): void {
  sessionStorage.removeItem(kept);
}
