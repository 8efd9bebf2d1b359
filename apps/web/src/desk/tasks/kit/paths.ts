/** The list of tasks with these filters; what is empty is left out. */
export function listPath(filters: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filters))
    if (value !== undefined && value !== "") search.set(name, `${value}`);
  return `/tasks/list?${search}`;
}

/** A link of the server below /desk as the router knows it; undefined for none. */
export function inDesk(link: string | null): string | undefined {
  return link?.startsWith("/desk/") ? link.slice("/desk".length) : undefined;
}
