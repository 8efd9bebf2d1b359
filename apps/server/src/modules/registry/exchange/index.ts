/** Facts that other administrations confirm: by interface or file, and what contradicts. */
export { exchangeRoutes } from "./exchange.routes.ts";
