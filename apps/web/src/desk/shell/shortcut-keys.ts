/** What keys do besides those that press a button of the page. */
export type Keys = {
  readonly help: () => void;
  /** The second key after `g`. */
  readonly go: (key: string) => void;
};

/** Milliseconds within which the second key after `g` counts. */
const soon = 1_500;

/**
 * Listens to single keys until the returned function is called.
 *
 * `/` goes to the search, `?` shows the keys, `j` and `k` walk the rows of the list, `g` and a letter
 * go to a page of the menu; any other key presses the element of the page with that `data-key`, or
 * gives it the keyboard when it is a field. A page may give `j` and `k` to its own next and previous.
 */
export function listen(keys: () => Keys): () => void {
  let going = 0;
  const heard = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    const went = Date.now() - going < soon;
    going = 0;
    // With the Shift or Caps Lock key a letter is still that letter.
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (act(key, went)) event.preventDefault();
  };
  const act = (key: string, went: boolean): boolean => {
    if (went) return (keys().go(key), true);
    if (document.querySelector(".ant-modal-wrap:not([style*='none']), .ant-drawer-open")) return false;
    if (key === "g") return ((going = Date.now()), true);
    if (key === "?") return (keys().help(), true);
    if (key === "/") return use(document.getElementById("find"));
    if (use(document.querySelector(`main [data-key="${CSS.escape(key)}"]`))) return true;
    return (key === "j" || key === "k") && walk(key === "j" ? 1 : -1);
  };
  document.addEventListener("keydown", heard);
  return () => document.removeEventListener("keydown", heard);
}

/** Letters belong to whoever types them; an input method composes before it types. */
function isTyping({ target, isComposing }: KeyboardEvent): boolean {
  if (isComposing) return true;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), textarea, select"))
  );
}

function use(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  if (element.matches("input, textarea, select")) element.focus();
  else element.click();
  return true;
}

/** Moves the keyboard to the next row of the list, or to the first. */
function walk(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("main [data-row]")];
  const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next = at === -1 ? rows[0] : rows[at + step];
  next?.focus();
  return next !== undefined;
}

/** The keys that the page on the screen gives to its own buttons and fields, with what they are called. */
export function pageKeys(): readonly (readonly [key: string, does: string])[] {
  const keyed = [...document.querySelectorAll<HTMLElement>("main [data-key]")];
  return keyed.map((element) => [
    element.dataset["key"] ?? "",
    element.dataset["keyDoes"] ?? element.getAttribute("aria-label") ?? element.textContent ?? "",
  ]);
}
