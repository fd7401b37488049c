import { z } from "zod";
import { AppError, formatDayTime, idInput, notFound } from "@anteroom/core/server";
import { attachmentLimits } from "../attachments.ts";
import { blockedBecause } from "../may-write.ts";
import { calendarOf } from "../office-calendar.ts";
import { isOpenAt, nextOpening } from "../office-hours.ts";
import { settingsFor } from "../settings.ts";
import { viewerProcedure } from "../trpc.ts";

/** What the composer of one conversation needs to know. */
export interface ComposerStatus {
  mayWrite: boolean;
  /** Why not, in a sentence for the person. */
  why: string | null;
  replyTime: string | null;
  /** Whether somebody reads messages now; always, where no hours are kept. */
  open: boolean;
  /** Who answers while the client's professional is away, in a sentence. */
  cover: string | null;
  /** When the next opening starts, epoch milliseconds. */
  opensAt: number | null;
  readReceipts: boolean;
  typing: boolean;
  limits: { characters: number; files: number; fileBytes: number; types: readonly string[]; accept: string };
}

/** Whether the viewer may write here, when somebody reads it, and what may be sent. */
export const status = viewerProcedure
  .meta({ permission: "messages.take-part" })
  .input(z.object({ conversationId: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input }): Promise<ComposerStatus> => {
    const conversation = await plugin.inbox.conversation(input.conversationId, viewer);
    if (!conversation) throw notFound("this conversation");
    if (!conversation.topic && !plugin.holds("messages.use", viewer)) throw new AppError("FORBIDDEN", "Your role does not include these messages. An administrator can change that.");
    const [settings, practice] = await Promise.all([settingsFor(plugin, conversation), plugin.people.practice()]);
    const calendar = calendarOf(settings, practice);
    const now = plugin.now();
    const open = isOpenAt(calendar, now);
    const [lead] = conversation.professionalIds;
    const cover = viewer.kind === "portal" && lead ? await plugin.people.coverOf(lead) : null;
    const why = (await plugin.whyReadOnly()) ?? (viewer.kind === "portal" ? blockedBecause(settings.whoMayStart, conversation) : null);
    return {
      mayWrite: why === null,
      why,
      replyTime: settings.replyTime || null,
      open,
      cover: cover && `${cover.name} is away until ${formatDayTime(cover.until, { zone: viewer.timeZone })}. ${cover.coverName} answers until then.`,
      opensAt: open ? null : nextOpening(calendar, now),
      readReceipts: viewer.kind === "staff" || settings.readReceipts,
      typing: settings.typingShown,
      limits: { characters: 10_000, ...attachmentLimits },
    };
  });
