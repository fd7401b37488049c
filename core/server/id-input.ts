import { z } from "zod";
import { isId } from "./ids.ts";

/** An id, or a sender's key, as an input of procedures; `said` is the sentence beside a picker that was left empty. */
export const idInput = (said = "This id does not look right.") => z.string({ error: said }).refine(isId, said);
