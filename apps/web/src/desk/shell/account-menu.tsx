import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { signOut } from "./server-session.ts";
import { useSession } from "./session.ts";
import { shellMessages } from "./shell.messages.ts";
import { showKeys } from "./shortcuts.tsx";

/** What belongs to the reader himself; sessions, password and second step are on his own pages. */
export function AccountMenu() {
  const m = useMessages(shellMessages);
  const { account } = useSession();
  const items = [
    { key: "security", label: <a href="/my/security">{m.security}</a> },
    { key: "mine", label: <a href="/my">{m.mine}</a> },
    { key: "keys", label: m.keys, onClick: showKeys },
    { type: "divider" as const },
    { key: "out", label: m.signOut, onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      <Button type="text" aria-label={m.account(account.name)}>
        <span className="dk-head__name">{account.name}</span> <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
