/** What is wrong with a zip that calls itself a Word document, as the middle of a sentence. */
export const isDocxProblem = {
  "not-docx": "is a packed folder and no Word document",
  "bomb": "unpacks to far more than a document holds",
  "macros": "is a Word document with macros, which are programs",
  "locked": "is a Word document that is locked with a password",
} as const;
