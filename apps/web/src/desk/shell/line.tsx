/** One line of what is recorded: its name and its value. Chinese data stays Chinese on an English page. */
export function Line({
  term,
  says,
  chinese = false,
}: {
  readonly term: string;
  readonly says: string | null | undefined;
  readonly chinese?: boolean;
}) {
  return (
    <div>
      <dt>{term}</dt>
      <dd lang={chinese ? "zh-CN" : undefined}>{says || "—"}</dd>
    </div>
  );
}
