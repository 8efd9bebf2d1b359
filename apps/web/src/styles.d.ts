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
/** Says to what stands in a heading whether it is the hidden one that measures the columns. */
declare module "antd/es/table/TableMeasureRowContext.js" {
  const context: import("react").Context<boolean>;
  export default context;
}
