/** What stands in the place of an answer, as people read it. */
export const declineWords = { "not-say": "I prefer not to answer", "not-sure": "I am not sure" } as const;

/** The choice that takes an answer of one's own. */
export const otherWord = "Something else";
