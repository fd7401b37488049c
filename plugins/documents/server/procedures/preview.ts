import { z } from "zod";
import { fillNodes } from "../text/merge-fields.ts";
import { parseSource } from "../text/parse-source.ts";
import { staffProcedure } from "../trpc.ts";

/** A text as the client reads it, with made-up facts, and what cannot be read in it. */
export const preview = staffProcedure
  .meta({ permission: "documents.templates" })
  .input(z.object({ source: z.string().max(200_000) }))
  .query(({ input }) => {
    const { nodes, problems } = parseSource(input.source);
    return { nodes: fillNodes(nodes, "example").nodes, problems };
  });
