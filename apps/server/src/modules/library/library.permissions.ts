import type { Role } from "@jucai/contract";
import { nobody, permissions } from "#kernel/permissions/index.ts";

const author: readonly Role[] = ["policy_author"];
const publisher: readonly Role[] = ["policy_publisher"];
/** Those whose work follows from documents look on; who only works on claims reads what is published. */
const looking: readonly Role[] = ["talent_office"];

/** Who may do what with documents on their way into the library. What is published is public. */
export const libraryPermissions = permissions({
  draft: {
    read: { place: [...author, ...publisher, ...looking] },
    /** Also versions, repeals and supersessions with who made them. */
    list: { place: [...author, ...publisher, ...looking] },
    count: nobody,
    search: nobody,
    create: { place: author },
    /** Corrects, writes files, submits, asks for an end. */
    update: { place: author },
    delete: nobody,
    /** The file as it was handed in, and the digest. */
    export: { place: [...author, ...publisher, ...looking] },
    reveal: nobody,
    /** Publishes or gives back what somebody else submitted. */
    approve: { place: publisher },
  },
});
