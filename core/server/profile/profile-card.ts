import { z } from "zod";
import type { CardFace } from "../inbox/card-view.ts";
import { cardAction, defineCard } from "../inbox/define-card.ts";
import { hostOfContext } from "../plugins/context-host.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { answerItem } from "./answer-item.ts";
import { textsOn } from "../texts/texts-on.ts";
import { profileCardFace } from "./profile-card-face.ts";
import type { ProfileCardFacts } from "./profile-card-face.ts";
import { profileCardRows } from "./profile-card-rows.ts";
import { profileCardWorkflow } from "./profile-card-workflow.ts";

const example = (state: ProfileCardFacts["state"]): CardFace =>
  profileCardFace({ practiceName: "Willow Practice", itemId: "core.notifications", label: "Notifications", path: "/settings/reminders", state, mine: true, texts: true });

const notMine = { refused: "forbidden" as const, message: "Only the person who was asked can answer this." };

async function isMine(ctx: PluginContext, subjectId: string): Promise<{ itemId: string } | null> {
  const { viewer } = ctx;
  if (viewer?.kind !== "portal") return null;
  const [row] = await profileCardRows(hostOfContext(ctx).db.hot, ctx.practiceId, [subjectId]);
  return row?.portal_user_id === viewer.portalUserId ? { itemId: row.item_id } : null;
}

/** Profile Completion asked in the conversation, one item at a time. */
export const profileCard = defineCard({
  kind: "core.profile-item",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const host = hostOfContext(ctx);
    const { name } = await ctx.people.practice();
    const rows = await profileCardRows(host.db.hot, ctx.practiceId, subjectIds);
    const texts = await textsOn(host, ctx.practiceId);
    const faces = new Map<string, CardFace>();
    for (const row of rows) {
      const item = host.registry.profileItems().find((one) => one.item.id === row.item_id)?.item;
      if (!item) continue;
      const mine = viewer.kind === "portal" && viewer.portalUserId === row.portal_user_id;
      faces.set(row.id, profileCardFace({ practiceName: name, itemId: row.item_id, label: item.label, path: item.path, state: row.state, mine, texts }));
    }
    return faces;
  },
  actions: {
    save: cardAction({
      input: z.record(z.string(), z.unknown()),
      permission: "core.basic",
      async run(ctx, tx, subjectId, fields) {
        const mine = await isMine(ctx, subjectId);
        if (!mine) return notMine;
        const refused = await answerItem(ctx, tx, mine.itemId, fields);
        if (refused) return { refused: "validation", message: Object.values(refused)[0] ?? "Check what you typed.", errors: Object.entries(refused).map(([field, message]) => ({ field, message })) };
        await ctx.workflows.send(profileCardWorkflow, subjectId, { type: "done" }, tx);
        return undefined;
      },
    }),
    later: cardAction({
      input: z.record(z.string(), z.unknown()),
      permission: "core.basic",
      async run(ctx, tx, subjectId) {
        if (!(await isMine(ctx, subjectId))) return notMine;
        await ctx.workflows.send(profileCardWorkflow, subjectId, { type: "later" }, tx);
        return undefined;
      },
    }),
  },
  examples: { live: example("open"), waiting: example("later"), done: example("done") },
});
