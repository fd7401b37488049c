import { z } from "zod";

/** The token of a mailed link; anything else is an unknown link, not an error in the form. */
export const linkInput = z.object({ token: z.string().max(500).catch("") });
