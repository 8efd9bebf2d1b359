import { addressOf, type AnswerOf, type InputOf, newKey, RequestFailed, type RouteName } from "@jucai/contract/client";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { requestHeaders } from "../../../lib/client.ts";

type Sending<Name extends RouteName> = { readonly input: InputOf<Name>; readonly file: File };

/** Sends a file and says how much of it has gone out; the same file sent again is the same wish. */
export function useUpload<Name extends RouteName>(name: Name, onDone?: (answer: AnswerOf<Name>) => void) {
  const [sent, setSent] = useState(0);
  const wish = useRef<{ readonly file: File; readonly key: string }>(undefined);
  const upload = useMutation({
    mutationFn: ({ input, file }: Sending<Name>) => {
      if (wish.current?.file !== file) wish.current = { file, key: newKey() };
      setSent(0);
      return send(name, input, file, wish.current.key, setSent);
    },
    onSuccess: (answer) => onDone?.(answer),
  });
  return { ...upload, percent: Math.round(sent * 100) };
}

type Loose = { readonly params?: Readonly<Record<string, unknown>>; readonly query?: object };

/** `fetch` cannot say how much has gone out. */
function send<Name extends RouteName>(
  name: Name,
  input: InputOf<Name>,
  file: File,
  key: string,
  onSent: (share: number) => void,
): Promise<AnswerOf<Name>> {
  const { params = {}, query = {} } = input as Loose;
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", addressOf("", name.split(" ")[1] ?? "", params, query));
    const headers = { accept: "application/json", "idempotency-key": key, ...requestHeaders() };
    for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.onerror = () => failed(new TypeError("The upload did not reach the server"));
    request.onload = () => {
      const { status, response } = request;
      if (status >= 200 && status < 300) done(response as AnswerOf<Name>);
      else failed(new RequestFailed(status, response ?? undefined));
    };
    const form = new FormData();
    form.append("file", file);
    request.send(form);
  });
}
