import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { AppError, invalid } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { hostOf } from "../../trpc/context.ts";
import { portalProcedure } from "../../trpc/core-procedures.ts";
import type { PortalViewer } from "../../viewer.ts";
import { readPhoneNumber, writePhoneNumber } from "../phone-number.ts";
import { codeLives, consentOf, isStopped, stopNumber } from "../text-consent.ts";
import { TextRefused } from "../text-refused.ts";
import { textsOn } from "../texts-on.ts";
import { codeText, consentWording } from "../text-words.ts";

const minute = 60_000;
/** So soon after a code the same number gets no other: it was pressed twice. */
const againMs = 10_000;
const mostTries = 5;
const mostCodes = 5;
const hashOf = (seatId: string, code: string): string => createHash("sha256").update(`${seatId} ${code}`).digest("hex");
const meta = { permission: "core.basic" } as const;

/** What the viewer has said about texts, and whether this practice sends any. */
export const getTexts = portalProcedure.meta(meta).query(async ({ ctx }) => {
  const host = hostOf(ctx);
  const consent = await consentOf(host, ctx.viewer.portalUserId);
  const user = await host.people.of(ctx.viewer.practiceId).portalUser(ctx.viewer.portalUserId);
  return {
    available: await textsOn(host, ctx.viewer.practiceId),
    sender: host.sms?.sender ?? "",
    wording: consentWording,
    state: !consent || consent.state === "over" ? ("off" as const) : consent.newPhone ? ("asked" as const) : consent.state,
    phone: consent?.newPhone ? writePhoneNumber(consent.newPhone) : consent?.phone ? writePhoneNumber(consent.phone) : (user?.phone ?? ""),
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
    if (!host.sms || !(await textsOn(host, viewer.practiceId))) throw new AppError("CONFLICT", "Your practice does not send text messages.");
    const { country } = await host.people.of(viewer.practiceId).practice();
    const phone = readPhoneNumber(input.phone, country);
    const errors = { ...(phone === null ? { phone: "Write a mobile number, with + and the country when it is abroad." } : {}), ...(input.agreed ? {} : { agreed: "Tick this to have texts." }) };
    if (phone === null || !input.agreed) throw invalid(errors);
    if (await isStopped(host, phone)) throw invalid({ phone: `This number has answered STOP. Text START to ${host.sms.sender} from it first, then try again.` });
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    if (!(await keepCode(host, viewer, phone, code))) return { phone: writePhoneNumber(phone) };
    try {
      await host.sms.send({ to: phone, body: codeText(code) });
    } catch (error) {
      if (error instanceof TextRefused && error.why === "stopped") await host.db.transaction((tx) => stopNumber(host, tx, phone));
      await host.db.hot.run("UPDATE text_consents SET new_phone = NULL, code_hash = NULL WHERE seat_id = ?", [viewer.portalUserId]);
      if (error instanceof TextRefused) throw invalid({ phone: error.why === "stopped" ? "This number has answered STOP. Text START to us first, then try again." : "No text can be sent to this number. Write another one." });
      host.log.warn({ reason: error instanceof Error ? error.message : "" }, "a code could not be sent by text");
      throw new AppError("CONFLICT", "The text could not be sent just now. Try again in a few minutes.");
    }
    return { phone: writePhoneNumber(phone) };
  });

/** Keeps the code for the number that is to be confirmed; what was agreed to before stands until then. False when the same number has a code that was sent a moment ago. */
async function keepCode(host: Host, { portalUserId, practiceId }: PortalViewer, phone: string, code: string): Promise<boolean> {
  const now = host.clock.now();
  const first = host.db.upsertSql("text_consents", ["seat_id", "practice_id", "phone", "state", "wording"], ["seat_id"], []);
  return host.db.transaction(async (tx) => {
    await tx.run(first, [portalUserId, practiceId, "", "new", consentWording]);
    const [row] = await tx.all<{ new_phone: string | null; code_at: number | null; codes_sent: number }>("SELECT new_phone, code_at, codes_sent FROM text_consents WHERE seat_id = ?", [portalUserId]);
    const ago = now - Number(row?.code_at ?? 0);
    if (row?.new_phone === phone && ago < againMs) return false;
    const lately = row?.code_at !== null && ago < 60 * minute;
    // In one statement, so that of two presses at once one sends.
    const { changes } = await tx.run(
      "UPDATE text_consents SET new_phone = ?, code_hash = ?, code_at = ?, code_tries = 0, codes_sent = ? WHERE seat_id = ? AND codes_sent = ? AND (? = 0 OR codes_sent < ?)",
      [phone, hashOf(portalUserId, code), now, lately ? Number(row?.codes_sent ?? 0) + 1 : 1, portalUserId, Number(row?.codes_sent ?? 0), lately ? 1 : 0, mostCodes],
    );
    if (changes === 0 && Number(row?.codes_sent ?? 0) >= mostCodes) throw new AppError("RATE_LIMITED", "Five codes were sent. Wait an hour, then try again.");
    return changes > 0;
  });
}

/** Turns texts on with the code. From then on appointment reminders come by text too, until the viewer says otherwise. */
export const confirmTexts = portalProcedure
  .meta(meta)
  .input(z.object({ code: z.string().trim().regex(/^\d{6}$/, "Write the six digits from the text.") }))
  .mutation(async ({ ctx, input }) => {
    const host = hostOf(ctx);
    const { portalUserId, practiceId } = ctx.viewer;
    if (!(await textsOn(host, practiceId))) throw new AppError("CONFLICT", "Your practice does not send text messages.");
    const seat = { portalUserId };
    const now = host.clock.now();
    const answer = await host.db.transaction(async (tx) => {
      // The try is counted before it is looked at, so that many at once are no more than five.
      const { changes } = await tx.run("UPDATE text_consents SET code_tries = code_tries + 1 WHERE seat_id = ? AND code_tries < ? AND code_hash IS NOT NULL AND code_at >= ?", [portalUserId, mostTries, now - codeLives]);
      const [row] = await tx.all<{ state: string; new_phone: string | null; code_hash: string | null }>("SELECT state, new_phone, code_hash FROM text_consents WHERE seat_id = ?", [portalUserId]);
      if (changes === 0 || !row?.code_hash) return row?.state === "on" && row.code_hash === null ? "on" : "over";
      if (!timingSafeEqual(Buffer.from(row.code_hash), Buffer.from(hashOf(portalUserId, input.code)))) return "wrong";
      await tx.run("UPDATE text_consents SET state = 'on', phone = new_phone, new_phone = NULL, code_hash = NULL, wording = ?, agreed_at = ?, stopped_at = NULL WHERE seat_id = ?", [consentWording, now, portalUserId]);
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
    const { changes } = await tx.run("UPDATE text_consents SET state = 'stopped', new_phone = NULL, code_hash = NULL, stopped_at = ? WHERE seat_id = ? AND state = 'on'", [host.clock.now(), portalUserId]);
    if (changes > 0) await host.context("core", practiceId, ctx.viewer).audit("texts-off", { subject: portalUserId, clientId: ctx.viewer.clientId }, tx);
  });
  return { ok: true as const };
});
