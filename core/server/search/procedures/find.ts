import { z } from "zod";
import { recordReading } from "../../audit/record-reading.ts";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import { searchEverything } from "../search-everything.ts";

const instant = z.number().int().nonnegative().nullable().default(null);
const input = z.object({
  text: z.string().trim().max(200, "Use 200 characters or fewer.").default(""),
  /** One part of the portal, such as `messages` or a plugin's id; empty for all. */
  source: z.string().max(64).default(""),
  /** A client for staff; who it is from for a portal user. */
  personId: z.string().length(26).nullable().default(null),
  from: instant,
  until: instant,
});

/** Everything with these words that the viewer may see, by part of the portal, the newest first. Without words it says which parts there are. */
export const find = viewerProcedure
  .meta({ permission: "core.basic" })
  .input(input)
  .query(async ({ ctx: { host, viewer, origin }, input: search }) => {
    const answer = await searchEverything(host, viewer, search);
    if (viewer.kind === "staff" && search.text !== "") {
      await recordReading(host, viewer, { verb: "searched", clientId: null, subject: "search", address: origin.address, device: origin.userAgent });
    }
    return answer;
  });
