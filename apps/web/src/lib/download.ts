import { addressOf, type InputOf, RequestFailed, type RouteName } from "@jucai/contract/client";
import type { ErrorAnswer } from "@jucai/contract";
import { requestHeaders } from "./client.ts";

/**
 * Asks a route for a file and hands it to the reader as the browser does with downloads.
 *
 * A link would do for a GET, but not for a request that carries a reason or the session's value.
 */
export async function download<Name extends RouteName>(name: Name, input: InputOf<Name>): Promise<void> {
  const [method = "GET", path = ""] = name.split(" ");
  const { params = {}, query = {}, body } = input as Loose;
  const response = await fetch(addressOf("", path, params, query), {
    method,
    headers: { ...requestHeaders(), ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    const answer: unknown = await response.json().catch(() => undefined);
    throw new RequestFailed(response.status, answer as ErrorAnswer | undefined);
  }
  save(await response.blob(), fileName(response.headers.get("content-disposition")));
}

type Loose = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: object;
  readonly body?: unknown;
};

/** The name that the server gives the file; Chinese names come percent-encoded (RFC 6266). */
export function fileName(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(disposition ?? "")?.[1] ?? "jucai";
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file before it lets go of the address.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
