import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useNavigate } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { useSession } from "./session.ts";
import { shellMessages } from "./shell.messages.ts";
import { showKeys } from "./shortcuts.tsx";
import { signOut } from "./server-session.ts";

/** What belongs to the reader himself. */
export function AccountMenu() {
  const m = useMessages(shellMessages);
  const { account } = useSession();
  const navigate = useNavigate();
  const items = [
    { key: "sessions", label: m.sessions, onClick: () => void navigate("/me#sessions") },
    { key: "password", label: m.password, onClick: () => void navigate("/me#password") },
    { key: "totp", label: m.totp, onClick: () => void navigate("/me#totp") },
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
