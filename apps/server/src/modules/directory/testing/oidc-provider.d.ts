declare module "oidc-provider" {
  import type { RequestListener } from "node:http";

  /** The little of the package that the test's provider uses; it ships no types. */
  export class Provider {
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
  }
}
