/** What a change of rules does to a population. */
export {};
