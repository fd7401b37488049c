import { z } from "zod";
import { idInput } from "@anteroom/core/server";

/** Which form, in which state it was seen, and the page's key. */
export const draftInput = z.object({ formId: idInput(), key: idInput(), rev: z.number().int().min(0) });
