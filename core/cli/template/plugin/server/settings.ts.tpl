import { z } from "zod";

/** What a practice decides about {{name}}. */
export const {{camel}}Settings = z.object({
  lineWhenDone: z.boolean().default(true).meta({ label: "Add a line to the conversation when something is ticked off" }),
});
