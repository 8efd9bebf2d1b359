import type { ImportDetail, ImportRow } from "@jucai/contract";
import type { Actor } from "../src/kernel/permissions/index.ts";
import type { TestApp } from "./app.ts";
import { casting } from "./permissions/cast.ts";

/** Requests of the import pages as somebody who is signed in. */
export function importing(app: TestApp) {
  const { play } = casting(app);
  return (actor: Actor) => {
    const headers = play(actor);
    const send = async (method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", url: string, payload?: object) =>
      app.http.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) });
    const detail = async (id: string): Promise<ImportDetail> => (await send("GET", `/imports/${id}`)).json();
    return {
      send,
      detail,
      upload: (roster: string, unit: string, bytes: Buffer, name = "摸底表.xlsx", year = 2025) =>
        app.http.inject({
          method: "POST",
          url: `/api/v1/imports?roster=${encodeURIComponent(roster)}&year=${year}&unit=${unit}`,
          headers: { ...headers, "content-type": `multipart/form-data; boundary=${boundary}` },
          payload: multipartOf(bytes, name),
        }),
      /** Waits until the background work on an import has ended. */
      settled: async (id: string): Promise<ImportDetail> => {
        for (;;) {
          const now = await detail(id);
          if (!["checking", "writing"].includes(now.status)) return now;
          await new Promise((resolve) => setTimeout(resolve, 30));
        }
      },
      rows: async (id: string, show: string): Promise<ImportRow[]> =>
        (await send("GET", `/imports/${id}/rows?show=${show}&pageSize=100`)).json().items,
    };
  };
}

const boundary = "----jucai-test";
function multipartOf(bytes: Buffer, name: string): Buffer {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}
