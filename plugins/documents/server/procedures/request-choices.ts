import { z } from "zod";
import { ensureStarters } from "../templates/ensure-starters.ts";
import { publishedTemplates } from "../templates/find-template.ts";
import { possibleSigners } from "../signing/possible-signers.ts";
import { staffProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** What a request to sign can be made of: published documents, and those who can sign. */
export const requestChoices = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({ clientId: id }))
  .query(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.people.clientFor(viewer, input.clientId);
    await ensureStarters(plugin);
    const published = await publishedTemplates(plugin);
    return {
      templates: published.map(({ template, version }) => ({ id: template.id, title: version.title, version: version.number })),
      signers: (await possibleSigners(plugin, input.clientId)).map((one) => ({ value: `${one.kind}:${one.seatId}`, name: one.name, role: one.role, isPortal: one.kind === "portal" })),
    };
  });
