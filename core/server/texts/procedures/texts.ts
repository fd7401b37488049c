import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { AppError, invalid } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { hostOf } from "../../trpc/context.ts";
import { portalProcedure } from "../../trpc/core-procedures.ts";
import type { PortalViewer } from "../../viewer.ts";
import { readPhoneNumber, writePhoneNumber } from "../phone-number.ts";
import { consentOf } from "../text-consent.ts";
import { TextRefused } from "../text-refused.ts";
import { codeText, consentWording } from "../text-words.ts";

const minute = 60_000;
const codeLives = 10 * minute;
const mostTries = 5;
const mostCodes = 5;
const hashOf = (seatId: string, code: string): string => createHash("sha256").update(`${seatId} ${code}`).digest("hex");
const meta = { permission: "core.basic" } as const;

/** What the viewer has said about texts, and whether this portal sends any. */
export const getTexts = portalProcedure.meta(meta).query(async ({ ctx }) => {
  const host = hostOf(ctx);
  const consent = await consentOf(host, ctx.viewer.portalUserId);
  const user = await host.people.of(ctx.viewer.practiceId).portalUser(ctx.viewer.portalUserId);
  return {
    available: host.sms !== null,
    sender: host.sms?.sender ?? "",
    wording: consentWording,
    state: consent?.state ?? ("off" as const),
    phone: consent ? writePhoneNumber(consent.phone) : (user?.phone ?? ""),
    stopped: consent?.state === "stopped" && consent.stoppedAt !== null ? { at: new Date(consent.stoppedAt).toISOString(), by: consent.stoppedBy ?? ("portal" as const) } : null,
  };
});

/** Sends a code to the number, to show that it is the viewer's; nothing else is sent before it was typed. */
export const startTexts = portalProcedure
  .meta(meta)
  .input(z.object({ phone: z.string({ error: "Write your mobile number." }).trim().min(1, "Write your mobile number.").max(40, "Use 40 characters or fewer."), agreed: z.boolean() }))
  .mutation(async ({ ctx, input }) => {
    const host = hostOf(ctx);
    const { viewer } = ctx;
    if (!host.sms) throw new AppError("CONFLICT", "This portal does not send text messages.");
    const { country } = await host.people.of(viewer.practiceId).practice();
    const phone = readPhoneNumber(input.phone, country);
    const errors = { ...(phone === null ? { phone: "Write a mobile number, with + and the country when it is abroad." } : {}), ...(input.agreed ? {} : { agreed: "Tick this to have texts." }) };
    if (phone === null || !input.agreed) throw invalid(errors);
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    await keepCode(host, viewer, phone, code);
    try {
      await host.sms.send({ to: phone, body: codeText(code) });
    } catch (error) {
      if (error instanceof TextRefused) throw invalid({ phone: error.why === "stopped" ? "This number has answered STOP. Text START to us first, then try again." : "No text can be sent to this number. Write another one." });
      host.log.warn({ reason: error instanceof Error ? error.message : "" }, "a code could not be sent by text");
      throw new AppError("CONFLICT", "The text could not be sent just now. Try again in a few minutes.");
    }
    return { phone: writePhoneNumber(phone) };
  });

const columns = ["seat_id", "practice_id", "phone", "state", "code_hash", "code_at", "code_tries", "codes_sent", "wording"];

async function keepCode(host: Host, { portalUserId, practiceId }: PortalViewer, phone: string, code: string): Promise<void> {
  const now = host.clock.now();
  await host.db.transaction(async (tx) => {
    const [row] = await tx.all<{ code_at: number | null; codes_sent: number }>("SELECT code_at, codes_sent FROM text_consents WHERE seat_id = ?", [portalUserId]);
    const lately = row?.code_at !== null && row?.code_at !== undefined && now - Number(row.code_at) < 60 * minute;
    if (row && lately && Number(row.codes_sent) >= mostCodes) throw new AppError("RATE_LIMITED", "Five codes were sent. Wait an hour, then try again.");
    await tx.run(host.db.upsertSql("text_consents", columns, ["seat_id"], columns.slice(2)), [portalUserId, practiceId, phone, "asked", hashOf(portalUserId, code), now, 0, row && lately ? Number(row.codes_sent) + 1 : 1, consentWording]);
  });
}

/** Turns texts on with the code. From then on appointment reminders come by text too, until the viewer says otherwise. */
export const confirmTexts = portalProcedure
  .meta(meta)
  .input(z.object({ code: z.string().trim().regex(/^\d{6}$/, "Write the six digits from the text.") }))
  .mutation(async ({ ctx, input }) => {
    const host = hostOf(ctx);
    const { portalUserId, practiceId } = ctx.viewer;
    const seat = { portalUserId };
    const now = host.clock.now();
    const answer = await host.db.transaction(async (tx) => {
      const [row] = await tx.all<{ state: string; code_hash: string | null; code_at: number | null; code_tries: number }>("SELECT state, code_hash, code_at, code_tries FROM text_consents WHERE seat_id = ?", [portalUserId]);
      if (row?.state === "on") return "on";
      if (!row?.code_hash || row.state !== "asked" || now - Number(row.code_at) > codeLives || Number(row.code_tries) >= mostTries) return "over";
      const right = timingSafeEqual(Buffer.from(row.code_hash), Buffer.from(hashOf(portalUserId, input.code)));
      if (!right) {
        await tx.run("UPDATE text_consents SET code_tries = code_tries + 1 WHERE seat_id = ?", [portalUserId]);
        return "wrong";
      }
      await tx.run("UPDATE text_consents SET state = 'on', code_hash = NULL, agreed_at = ?, stopped_at = NULL, stopped_by = NULL WHERE seat_id = ?", [now, portalUserId]);
      const chosen = (await host.notifier.preferences(seat))["appointment"];
      await host.notifier.savePreferences(seat, { appointment: { email: chosen?.email ?? true, push: chosen?.push ?? false, sms: true } }, tx);
      await host.context("core", practiceId, ctx.viewer).audit("texts-on", { subject: portalUserId, clientId: ctx.viewer.clientId }, tx);
      return "on";
    });
    if (answer === "wrong") throw invalid({ code: "That is not the code. Look at the newest text." });
    if (answer === "over") throw invalid({ code: "This code is over. Send another one." });
    return { ok: true as const };
  });

/** Ends texts at once. */
export const stopTexts = portalProcedure.meta(meta).mutation(async ({ ctx }) => {
  const host = hostOf(ctx);
  const { portalUserId, practiceId } = ctx.viewer;
  await host.db.transaction(async (tx) => {
    const { changes } = await tx.run("UPDATE text_consents SET state = 'stopped', code_hash = NULL, stopped_at = ?, stopped_by = 'portal' WHERE seat_id = ? AND state <> 'stopped'", [host.clock.now(), portalUserId]);
    if (changes > 0) await host.context("core", practiceId, ctx.viewer).audit("texts-off", { subject: portalUserId, clientId: ctx.viewer.clientId }, tx);
  });
  return { ok: true as const };
});
