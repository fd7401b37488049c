/** Far beyond the limit of a message, so that its own sentence says by how much a text is too long. */
export const mostTyped = 200_000;
