export { type Actor, type Grant, ownScope, scopeFor } from "./actor.ts";
export {
  allowedTo,
  joined,
  nobody,
  permissions,
  type PermissionTable,
  type Reach,
  reachesOf,
  type ResourceTable,
} from "./permissions.ts";
export { kernelPermissions } from "./kernel.permissions.ts";
