import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { staffProcedure } from "../trpc.ts";

/** Who is in a conversation with a part of the team, and who could be added. */
export interface Members {
  members: { id: string; name: string; title: string | null; readsAll: boolean }[];
  others: { id: string; name: string; title: string | null }[];
}

/** Who is in a conversation with a part of the team; for its members only. */
export const members = staffProcedure
  .meta({ permission: "messages.take-part" })
  .input(z.object({ conversationId: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input }): Promise<Members> => {
    const [inIt, colleagues] = await Promise.all([plugin.inbox.membersOf(viewer, input.conversationId), plugin.inbox.colleagues()]);
    const others = colleagues.filter((one) => !inIt.some((member) => member.id === one.id)).map(({ id, name, title }) => ({ id, name, title }));
    return { members: inIt, others };
  });
