import { z } from "zod";
import { idInput, newId, stale } from "@anteroom/core/server";
import { publicPages } from "../rows/public-pages.ts";
import { staffProcedure } from "../trpc.ts";

/** A site as its origin: only the site itself may frame the page, whatever page of it was copied here. */
const site = z.string().trim().max(200, "Use 200 characters or fewer.").transform((text, issues) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === "https:" || (url?.protocol === "http:" && ["localhost", "127.0.0.1"].includes(url.hostname))) return url.origin;
  issues.addIssue({ code: "custom", message: "Write each site with https in front, such as https://willow.example." });
  return z.NEVER;
});

const question = z.object({ id: z.string().max(26).default(""), text: z.string().trim().max(300, "Use 300 characters or fewer."), stops: z.enum(["yes", "no", "neither"], { error: "Choose which answer stops." }) });

/** Sets up the page for new clients; `version` is the one that was seen, null for the first time. */
export const savePublicPage = staffProcedure
  .meta({ permission: "scheduling.set-up" })
  .input(z.object({
    key: idInput(), version: z.number().int().nullable(), live: z.boolean(), intro: z.string().trim().max(1000, "Use 1,000 characters or fewer."), elsewhere: z.string().trim().min(1, "Write where people can turn instead.").max(1000, "Use 1,000 characters or fewer."),
    sites: z.array(site).max(20, "List 20 sites or fewer."), questions: z.array(question).max(10, "Ask 10 questions or fewer."),
  }))
  .mutation(async ({ ctx: { plugin }, input: { key, version, live, intro, elsewhere, sites, questions } }) => {
    const { practiceId } = plugin;
    const asked = questions.filter(({ text }) => text !== "").map((one) => ({ ...one, id: one.id || newId() }));
    const row = { live: live ? 1 : 0, intro, elsewhere, sites: JSON.stringify([...new Set(sites)]), questions: JSON.stringify(asked) };
    await plugin.transaction((tx) => plugin.once(`public-page:${key}`, tx, async () => {
      const transaction = tx.sequelize;
      const stored = (await plugin.model(publicPages).findOne({ where: { practiceId }, transaction, lock: true }))?.get();
      if ((stored ? Number(stored.version) : null) !== version) throw stale("This page");
      if (stored) await plugin.model(publicPages).update({ ...row, version: Number(stored.version) + 1 }, { where: { practiceId, id: stored.id }, transaction });
      else await plugin.model(publicPages).create({ ...row, id: newId(), practiceId, version: 1, createdAt: plugin.now() }, { transaction });
      await plugin.audit("set-up", { detail: { publicPage: live } }, tx);
      return { saved: true };
    }));
    return { saved: true };
  });
