import { provesHalf } from "./half.ts";

// Here places have set what documents leave open.
provesHalf(2);
