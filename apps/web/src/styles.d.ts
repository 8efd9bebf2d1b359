declare module "*.css";
declare module "*.css?raw" {
  const text: string;
  export default text;
}
// The library's own declarations of these two describe what Node's require would give.
declare module "antd/es/locale/zh_CN.js" {
  const locale: NonNullable<import("antd").ConfigProviderProps["locale"]>;
  export default locale;
}
declare module "antd/es/locale/en_GB.js" {
  const locale: NonNullable<import("antd").ConfigProviderProps["locale"]>;
  export default locale;
}
