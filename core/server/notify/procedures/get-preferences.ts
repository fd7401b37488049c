import { hostOf } from "../../trpc/context.ts";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import type { Viewer } from "../../viewer.ts";
import type { Recipient } from "../define-notification.ts";
import { chosenClasses, noticeWords, requiredClasses } from "../notice-words.ts";
import { liveChannels } from "../preferences.ts";
import { recipientKey } from "../recipient-key.ts";

export interface PreferenceLine {
  class: string;
  label: string;
  /** Cannot be off on every channel. */
  required: boolean;
  email: boolean;
  sms: boolean;
  push: boolean;
}

export const recipientOfViewer = (viewer: Viewer): Recipient => (viewer.kind === "staff" ? { staffId: viewer.staffId } : { portalUserId: viewer.portalUserId });

/** The viewer's own choices, and which channels reach them today. */
export const getPreferences = viewerProcedure
  .meta({ permission: "core.basic" })
  .query(async ({ ctx }): Promise<{ lines: PreferenceLine[]; available: { email: boolean; sms: boolean; push: boolean } }> => {
    const chosen = await hostOf(ctx).notifier.preferences(recipientOfViewer(ctx.viewer));
    const lines = chosenClasses.map((name) => ({
      class: name,
      label: noticeWords[name].label,
      required: requiredClasses.has(name),
      ...(chosen[name] ?? { email: true, sms: false, push: false }),
    }));
    const live = await liveChannels(hostOf(ctx), recipientKey(recipientOfViewer(ctx.viewer)).id);
    return { lines, available: { email: live.has("email"), sms: live.has("sms"), push: live.has("push") } };
  });
