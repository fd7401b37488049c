import { AppError } from "../errors.ts";

/** Refuses a file with a sentence that names the file, the rule and the fix. */
export const fileRefused = (sentence: string): AppError => new AppError("INVALID", sentence, { fields: { file: sentence } });
