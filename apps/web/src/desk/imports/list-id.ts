/** Id of the list of values that a column may have, for the fields that choose from it. */
export const listId = (column: string) => `values-of-${column}`;
