import { legacyLogicalPropertiesTransformer, StyleProvider } from "@ant-design/cssinjs";
import { App, ConfigProvider } from "antd";
import enGB from "antd/es/locale/en_GB.js";
import zhCN from "antd/es/locale/zh_CN.js";
import type { ReactNode } from "react";
import { useLanguage } from "../../lib/language.tsx";
import tokens from "../../ui/tokens.css?raw";
import { pageNonce } from "./nonce.ts";
import { coloursOf, deskTheme } from "./theme.ts";

const look = deskTheme(coloursOf(tokens));
const csp = { nonce: pageNonce() };
const transformers = [legacyLogicalPropertiesTransformer];

/** The component library in the reader's language and the project's colours, for browsers from Chrome 80 on. */
export function Library({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  return (
    <StyleProvider hashPriority="high" transformers={transformers}>
      <ConfigProvider
        theme={look}
        csp={csp}
        locale={language === "zh" ? zhCN : enGB}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        <App component={false}>{children}</App>
      </ConfigProvider>
    </StyleProvider>
  );
}
