import { z } from "zod";
import { capability } from "@anteroom/core/server";
import { givableForms } from "../assignments/forms-of.ts";

/** The published forms of the practice, for staff who choose one elsewhere, such as the form before an appointment. */
export const givable = capability({
  version: 1,
  input: z.object({}),
  output: z.object({ forms: z.array(z.object({ id: z.string(), title: z.string() })) }),
  example: { input: {}, output: { forms: [{ id: "01JD0000000000000000000000", title: "Intake" }] } },
  async run(ctx) {
    if (ctx.viewer?.kind !== "staff") return { forms: [] };
    return { forms: (await givableForms(ctx)).map(({ id, title }) => ({ id, title })) };
  },
});
