/** When the server last answered anything, in milliseconds since 1970: every request keeps the session alive. */
let last = Date.now();

export function heardNow(): void {
  last = Date.now();
}

export function lastHeard(): number {
  return last;
}
