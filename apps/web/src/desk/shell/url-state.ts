import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

export type UrlValues<Key extends string> = Readonly<Record<Key, string>>;

/**
 * Filters and page of a list, kept in the address: a copied link, the back button and a reload show
 * the same list. What equals its default is left out of the address.
 *
 * @example const [filters, set] = useUrlState({ q: "", status: "", page: "1" })
 */
export function useUrlState<Key extends string>(
  defaults: UrlValues<Key>,
): readonly [UrlValues<Key>, (changes: Partial<UrlValues<Key>>) => void] {
  const [search, setSearch] = useSearchParams();
  const names = Object.keys(defaults) as Key[];
  const text = names.map((name) => search.get(name) ?? defaults[name]);
  const values = useMemo(
    () => Object.fromEntries(names.map((name, at) => [name, text[at]])) as UrlValues<Key>,
    // The texts themselves: a new list of the same texts is no change.
    text,
  );
  const set = useCallback(
    (changes: Partial<UrlValues<Key>>) =>
      setSearch((before) => {
        const after = new URLSearchParams(before);
        // Another filter begins at its first page.
        if (!("page" in changes)) after.delete("page");
        for (const [name, value] of Object.entries<string | undefined>(changes)) {
          if (value === undefined || value === "" || value === defaults[name as Key]) after.delete(name);
          else after.set(name, value);
        }
        return after;
      }),
    [setSearch],
  );
  return [values, set];
}
