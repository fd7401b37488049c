import { idInput } from "@anteroom/core/server";

export const id = idInput("We could not find this.");
/** The sender's own ULID: sent twice, done once. */
export const key = idInput("Load the page again and send it once more.");
