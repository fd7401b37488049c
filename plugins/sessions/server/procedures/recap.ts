import { z } from "zod";
import { idInput, notFound, stale } from "@anteroom/core/server";
import { findSession } from "../list/find-session.ts";
import { recapNotification } from "../notifications.ts";
import { putOnToDo } from "../recaps/agreed-to-dos.ts";
import { withdrawRecap } from "../recaps/withdraw-recap.ts";
import { sealBody } from "../sealed.ts";
import { recaps } from "../tables/recaps.ts";
import type { Recap, RecapBody } from "../tables/recaps.ts";
import { staffProcedure } from "../trpc.ts";

const input = z.object({
  sessionId: idInput(),
  key: idInput(),
  /** 0 for a recap that is not there yet. */
  version: z.number().int().min(0),
  summary: z.string().trim().min(1, "Write what you talked about.").max(6_000, "Use 6,000 characters or fewer."),
  agreed: z.string().trim().max(2_000, "Use 2,000 characters or fewer.").default("").transform((text) => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean).slice(0, 20)),
  next: z.string().trim().max(200, "Use 200 characters or fewer.").default(""),
  /** Shows it to the client; otherwise it is kept as a draft. */
  share: z.boolean(),
  /** Puts each line of what was agreed on the client's To Do list, once it is shared. */
  toDos: z.boolean().default(false),
});

/** Keeps a session's recap, and shares it when staff say so; what is shared already is changed in place. */
export const saveRecap = staffProcedure
  .meta({ permission: "sessions.manage" })
  .input(input)
  .mutation(async ({ ctx: { plugin, viewer }, input: given }) => {
    const { clientId } = await findSession(plugin, viewer, given.sessionId);
    const people = await plugin.inbox.reachable({ clientId, permission: "sessions.use" });
    const state = await plugin.transaction((tx) =>
      plugin.once(`recap:${given.sessionId}:${given.key}`, tx, async () => {
        const session = await findSession(plugin, viewer, given.sessionId, tx);
        const { practiceId } = plugin;
        const where = { practiceId, id: session.id };
        const transaction = tx.sequelize;
        const row = (await plugin.model(recaps).findOne({ where, transaction, lock: true }))?.get();
        if ((row?.version ?? 0) !== given.version) throw stale("This recap");
        const now = plugin.now();
        const body: RecapBody = { summary: given.summary, agreed: given.agreed, next: given.next, by: viewer.name };
        const state: Recap["state"] = given.share || row?.state === "shared" ? "shared" : "draft";
        const change = { byId: viewer.staffId, body: sealBody(plugin, ["recaps", session.id], body), state, sharedAt: state === "shared" ? (row?.sharedAt ?? now) : null, changedAt: now };
        if (row) await plugin.model(recaps).update({ ...change, version: row.version + 1 }, { where, transaction });
        else await plugin.model(recaps).create({ ...where, clientId: session.clientId, ...change, version: 1, createdAt: now }, { transaction });
        await plugin.audit(given.share ? "shared-recap" : "wrote-recap", { subject: session.id, clientId: session.clientId }, tx);
        if (state === "shared") {
          for (const { conversationId, portalUserId } of people) {
            await plugin.inbox.postCard({ conversationId, kind: "sessions.recap", subjectId: session.id }, tx);
            if (row?.state !== "shared") await plugin.notify(recapNotification.kind, { to: { portalUserId }, data: { id: session.id }, key: `recap:${session.id}:${given.key}` }, tx);
          }
          await plugin.cards.touch("sessions.recap", session.id, tx);
        }
        return state;
      }),
    );
    const wanted = given.toDos && state === "shared" && given.agreed.length > 0;
    return { state, toDos: wanted ? await putOnToDo(plugin, { sessionId: given.sessionId, portalUserIds: people.map((one) => one.portalUserId), agreed: given.agreed }) : null };
  });

/** Takes a shared recap back. */
export const takeBackRecap = staffProcedure
  .meta({ permission: "sessions.manage" })
  .input(z.object({ sessionId: idInput(), key: idInput() }))
  .mutation(({ ctx: { plugin, viewer }, input: { sessionId, key } }) =>
    plugin.transaction((tx) =>
      plugin.once(`recap-back:${sessionId}:${key}`, tx, async () => {
        const session = await findSession(plugin, viewer, sessionId, tx);
        if (!(await plugin.model(recaps).findOne({ where: { practiceId: plugin.practiceId, id: session.id, state: "shared" }, transaction: tx.sequelize }))) throw notFound("this recap");
        await withdrawRecap(plugin, tx, session.id);
        return null;
      }),
    ),
  );
