import { MenuOutlined } from "@ant-design/icons";
import { Button, Drawer, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { otherLanguage } from "../../lib/messages.ts";
import { Seal } from "../../ui/seal.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { GlobalSearch } from "./global-search.tsx";
import { Navigation } from "./navigation.tsx";
import { shellMessages } from "./shell.messages.ts";
import { bandOf, useUnitChoice } from "./unit-choice.tsx";
import { useNarrow } from "./use-narrow.ts";

/** The head of every page: for which unit, find, language, account. */
export function Header() {
  const m = useMessages(shellMessages);
  const { language, choose } = useLanguage();
  const narrow = useNarrow();
  const { unit, units } = useUnitChoice();
  const other = otherLanguage(language);
  return (
    <header className={`dk-head dk-band-${bandOf(unit?.id ?? units[0]?.id ?? "")}`}>
      {narrow && <MenuDrawer />}
      <Link className="dk-head__brand" to="/">
        <Seal />
        <span className="dk-head__site">{m.site}</span>
      </Link>
      <UnitName />
      <GlobalSearch />
      <span className="dk-head__tools">
        <Button type="text" lang={other === "zh" ? "zh-CN" : "en"} onClick={() => choose(other)}>
          {m.language}
        </Button>
        <AccountMenu />
      </span>
    </header>
  );
}

/** The unit that the reader works for; with several a choice. */
function UnitName() {
  const m = useMessages(shellMessages);
  const { units, unit, choose } = useUnitChoice();
  if (units.length === 0) return null;
  if (units.length === 1) {
    return (
      <strong className="dk-head__unit" lang="zh-CN">
        {units[0]?.name}
      </strong>
    );
  }
  return (
    <Select
      className="dk-head__unit"
      aria-label={m.unit}
      variant="filled"
      value={unit?.id ?? "all"}
      onChange={(id) => choose(id === "all" ? undefined : id)}
      options={[
        { value: "all", label: m.allUnits },
        ...units.map(({ id, name }) => ({ value: id, label: <span lang="zh-CN">{name}</span> })),
      ]}
      popupMatchSelectWidth={false}
    />
  );
}

function MenuDrawer() {
  const m = useMessages(shellMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="text"
        icon={<MenuOutlined aria-hidden />}
        aria-label={m.openMenu}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={280} title={m.menu}>
        <Navigation onFollow={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
