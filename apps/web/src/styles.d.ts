declare module "*.css";
declare module "*.css?raw" {
  const text: string;
  export default text;
}
// The library's own declarations of these files describe what Node's require would give.
declare module "antd/es/locale/*.js" {
  import type { ConfigProviderProps } from "antd";
  const locale: NonNullable<ConfigProviderProps["locale"]>;
  export default locale;
}
