import { newId, writePdf } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { startCollection } from "./collect/change-collection.ts";
import { announceItem, storeItem } from "./items/share-item.ts";
import { documentUsers, fullName, roleOf } from "./people/people-words.ts";
import { draftRequest, fillDocuments, sendDraft } from "./signing/send-request.ts";
import { ensureStarters } from "./templates/ensure-starters.ts";
import { publishedTemplates } from "./templates/find-template.ts";
import { publishTemplate } from "./templates/publish-template.ts";
import { templates } from "./tables/template-rows.ts";

interface Demo {
  conversationIds: readonly string[];
  staffIds: readonly string[];
}

const day = 86_400_000;

/** Publishes the shipped texts, asks the first portal user to sign two of them and for their insurance card, and shares a page to read. */
export async function fillDemo(ctx: PluginContext, { conversationIds, staffIds }: Demo): Promise<void> {
  const [staffId = ""] = staffIds;
  const [conversationId = ""] = conversationIds;
  await ensureStarters(ctx);
  const rows = (await ctx.model(templates).findAll({ where: { practiceId: ctx.practiceId, version: 0 } })).map((row) => row.get());
  for (const row of rows) await ctx.transaction((tx) => publishTemplate(ctx, row, { resign: false, by: staffId }, tx));
  const conversation = await ctx.inbox.conversation(conversationId);
  const user = conversation && (await documentUsers(ctx, conversation.clientId)).find((one) => one.id === conversation.portalUserId);
  if (!user) return;
  const chosen = (await publishedTemplates(ctx)).filter(({ template }) => ["consent-to-treatment", "practice-policies"].includes(template.starter ?? ""));
  const { contents, missing } = await fillDocuments(ctx, user.clientId, chosen);
  if (missing.length > 0) return;
  const bytes = await writePdf({
    title: "A plan for better sleep", language: "en", author: "Willow Practice", createdAt: ctx.now(),
    blocks: [
      { t: "heading", level: 1, text: "A plan for better sleep" },
      { t: "paragraph", text: ["Four things that help many people. Choose one to begin with."] },
      { t: "list", items: [["Get up at the same time every day, also at weekends."], ["Use the bed for sleep only."], ["When you lie awake for long, get up and do something quiet."], ["Write worries down in the early evening, with one next step each."]] },
    ],
  });
  await ctx.transaction(async (tx) => {
    const id = newId();
    await draftRequest(ctx, { id, clientId: user.clientId, templates: chosen, signers: [{ kind: "portal", seatId: user.id, role: roleOf(user.relationship), name: fullName(user) }], instructions: "Read these before we meet next time. Ask me about anything that is not clear.", ordered: false, shows: true, dueAt: ctx.now() + 5 * day, createdBy: staffId, replaces: null }, contents, tx);
    await sendDraft(ctx, id, tx);
    await startCollection(ctx, { id: newId(), clientId: user.clientId, portalUserId: user.id, labels: ["Front of your insurance card", "Back of your insurance card"], note: "A photo in daylight is fine.", dueAt: ctx.now() + 7 * day, createdBy: staffId }, tx);
    const itemId = newId();
    const file = await ctx.files.keep({ name: "A plan for better sleep.pdf", mime: "application/pdf", bytes }, { kind: "item", id: itemId }, tx);
    const item = await storeItem(ctx, { id: itemId, clientId: user.clientId, source: "practice", words: { title: "A plan for better sleep", note: "What we talked about.", text: "" }, audience: "named", named: [user.id], viewOnly: false, expiresAt: null }, file, tx);
    await announceItem(ctx, item, [user.id], tx);
  });
}
