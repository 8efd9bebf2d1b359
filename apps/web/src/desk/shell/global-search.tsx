import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useNavigate } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { holdsNumber, holdTyped } from "../people/typed-number.ts";
import { useMay } from "./session.ts";
import { shellMessages } from "./shell.messages.ts";

/** Finds a person from any page; `/` brings the keyboard here. */
export function GlobalSearch() {
  const m = useMessages(shellMessages);
  const may = useMay();
  const navigate = useNavigate();
  if (!may("person", "search")) return null;
  return (
    <form
      role="search"
      className="dk-head__search"
      onSubmit={(event) => {
        event.preventDefault();
        const q = String(new FormData(event.currentTarget).get("q") ?? "").trim();
        if (q === "") return;
        holdTyped(q);
        void navigate(holdsNumber(q) ? "/people" : `/people?q=${encodeURIComponent(q)}`);
      }}
    >
      <Input
        id="find"
        name="q"
        type="search"
        aria-label={m.search}
        placeholder={m.searchHint}
        prefix={<SearchOutlined aria-hidden />}
        autoComplete="off"
      />
    </form>
  );
}
