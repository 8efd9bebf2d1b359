/**
 * Where to go after signing in: the page of this site that was asked for, else where this person's
 * work begins. An address that leaves the site is none: a link to the sign-in page must not send
 * anybody elsewhere.
 */
export function whereNext(asked: string | null, home: string): string {
  if (asked === null || !/^\/(?![/\\])[^\\]*$/.test(asked)) return home;
  return /^\/(sign-in|welcome|set-password|register)([/?#]|$)/.test(asked) ? home : asked;
}
