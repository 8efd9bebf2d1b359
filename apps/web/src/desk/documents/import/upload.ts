import { addressOf, type AnswerOf, type InputOf, newKey, RequestFailed } from "@jucai/contract/client";
import { requestHeaders } from "../../../lib/client.ts";

type Route = "POST /api/v1/drafts/files";

/** Sends a document and says how much of it has gone out; `fetch` cannot say that. */
export function uploadDocument(
  query: NonNullable<InputOf<Route>["query"]>,
  file: File,
  onSent: (share: number) => void,
): Promise<AnswerOf<Route>> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", addressOf("", "/api/v1/drafts/files", {}, query));
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("idempotency-key", newKey());
    for (const [name, value] of Object.entries(requestHeaders())) request.setRequestHeader(name, value);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.onerror = () => failed(new TypeError("The upload did not reach the server"));
    request.onload = () => {
      const { status, response } = request;
      if (status >= 200 && status < 300) done(response as AnswerOf<Route>);
      else failed(new RequestFailed(status, response ?? undefined));
    };
    const form = new FormData();
    form.append("file", file);
    request.send(form);
  });
}
