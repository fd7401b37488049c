const placeIn = (column: "content" | "typed" | "reason") => (submissionId: string) => ({ table: "forms_submissions", row: submissionId, column });

/** Where the sealed parts of a submission belong. */
export const contentPlace = placeIn("content");
export const typedPlace = placeIn("typed");
export const reasonPlace = placeIn("reason");
