import type { ErrorAnswer, UploadQuery } from "@jucai/contract";
import { addressOf, type AnswerOf, newKey, RequestFailed } from "@jucai/contract/client";
import { requestHeaders } from "../../../lib/client.ts";
import { heardNow } from "../../../lib/heard.ts";

export type Uploaded = AnswerOf<"POST /api/v1/evidence">;

/**
 * Sends one file and says how much of it has left; `fetch` cannot say that.
 *
 * @param onShare the part that was sent, 0 to 1
 */
export function sendFile(file: File, query: UploadQuery, onShare: (share: number) => void): Promise<Uploaded> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", addressOf("", "/api/v1/evidence", {}, query));
    for (const [name, value] of Object.entries({ accept: "application/json", ...requestHeaders() }))
      request.setRequestHeader(name, value);
    request.setRequestHeader("idempotency-key", newKey());
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total);
    request.onerror = () => failed(new TypeError("The upload did not get through"));
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status < 200 || request.status > 299)
        failed(new RequestFailed(request.status, answer as ErrorAnswer | undefined));
      else {
        heardNow();
        done(answer as Uploaded);
      }
    };
    const form = new FormData();
    form.append("file", file, file.name);
    request.send(form);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
