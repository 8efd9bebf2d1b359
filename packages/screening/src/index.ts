/** Whole populations: generated, read from files, screened by several workers. */
export {};
