/** How long an answer over the whole registry is kept, so that paging through it reads once. */
const keptFor = 5 * 60_000;
const mostKept = 20;

/** Answers by key; whoever asks for one that is being made waits for it. What failed is not kept. */
export function keptShortly<T>(): (key: string, make: () => Promise<T>) => Promise<T> {
  const answers = new Map<string, { readonly answer: Promise<T>; readonly until: number }>();
  return (key, make) => {
    const known = answers.get(key);
    if (known !== undefined && known.until > performance.now()) return known.answer;
    if (answers.size >= mostKept) answers.delete(answers.keys().next().value ?? "");
    const answer = make();
    answers.set(key, { answer, until: performance.now() + keptFor });
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
