import { z } from "zod";
import { capability } from "@anteroom/core/server";
import { ensureStarters } from "../templates/ensure-starters.ts";
import { publishedTemplates } from "../templates/find-template.ts";

/** Documents of the library that can be sent to be signed, such as for the steps of a packet. */
export const listTemplates = capability({
  version: 1,
  input: z.object({}),
  output: z.object({ templates: z.array(z.object({ id: z.string(), title: z.string() })) }),
  example: { input: {}, output: { templates: [{ id: "01JD0000000000000000000000", title: "Consent to treatment" }] } },
  async run(ctx) {
    await ensureStarters(ctx);
    return { templates: (await publishedTemplates(ctx)).map(({ template, version }) => ({ id: template.id, title: version.title })) };
  },
});
