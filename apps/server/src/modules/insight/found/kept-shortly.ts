/** How long an answer over the whole registry is kept, so that paging through it reads once. */
const keptFor = 5 * 60_000;
const mostKept = 20;

/** Answers by key; whoever asks for one that is being made waits for it. What failed is not kept, what is old is let go. */
export function keptShortly<T>(): (key: string, make: () => Promise<T>) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key, make) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    if (answers.size >= mostKept) answers.delete(answers.keys().next().value ?? "");
    const answer = make();
    answers.set(key, answer);
    const letGo = () => {
      if (answers.get(key) === answer) answers.delete(key);
    };
    answer.catch(letGo);
    setTimeout(letGo, keptFor).unref();
    return answer;
  };
}

/** One after the other: whoever reads a whole registry holds a connection for seconds, and others need theirs. */
export function inLine(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
