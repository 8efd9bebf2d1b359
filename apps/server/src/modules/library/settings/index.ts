export { notSet, settingOf, settingsOf } from "./settings.ts";
export { settingRoutes } from "./settings.routes.ts";
export { upwards } from "./settings.store.ts";
