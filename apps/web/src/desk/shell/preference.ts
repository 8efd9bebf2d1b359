import { useQueryClient } from "@tanstack/react-query";
import { client } from "../../lib/client.ts";
import { useAsk } from "./ask.ts";

/**
 * Something that the reader chose and that his account keeps, such as columns.
 *
 * @param fallback until he chose, and while the server has not answered
 */
export function usePreference<Value>(key: string, fallback: Value): readonly [Value, (value: Value) => void] {
  const route = "GET /api/v1/preferences/:key" as const;
  const input = { params: { key } };
  const queries = useQueryClient();
  const { data } = useAsk(route, input);
  const save = (value: Value) => {
    // Shown at once; a failed save is shown as it is the next time.
    queries.setQueryData([route, input], { value });
    void client
      .call("PUT /api/v1/preferences/:key", { params: { key }, body: { value: value as never } })
      .catch(() => queries.invalidateQueries({ queryKey: [route, input] }));
  };
  return [(data?.value as Value | null | undefined) ?? fallback, save];
}
