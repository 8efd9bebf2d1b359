/** Recognitions 认定: granted by decisions or taken over, with certificates that anybody can verify. */
export { verifyCertificate } from "./certificate.ts";
export { recognitionJobs } from "./expiry.ts";
export { grantOnDecision } from "./on-decision.ts";
export { recognitionRoutes } from "./recognitions.routes.ts";
