import { z } from "zod";
import { invalid } from "../../errors.ts";
import { liveChannels } from "../../notify/preferences.ts";
import { profileTouched } from "../../profile/profile-touched.ts";
import { portalProcedure } from "../../trpc/core-procedures.ts";
import { textsOn } from "../../texts/texts-on.ts";
import { reminderChoices } from "../reminders.ts";

const channels = z.object({ email: z.boolean(), sms: z.boolean(), push: z.boolean() });

/** Saves how this portal user is told; what is required cannot be off everywhere. */
export const saveReminders = portalProcedure
  .meta({ permission: "core.basic" })
  .input(z.object({ preferences: z.record(z.string().max(40), channels).refine((all) => Object.keys(all).length <= 20, "Choose how to be told.") }))
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const wanted = Object.entries(input.preferences);
    const sms = wanted.find(([, channel]) => channel.sms);
    if (sms && !(await liveChannels(host, viewer.portalUserId)).has("sms")) throw invalid({ [`${sms[0]}.sms`]: (await textsOn(host, viewer.practiceId)) ? "Turn on text messages first." : "Your practice does not send text messages. Choose email." });
    const answer = await host.db.transaction(async (tx) => {
      const saved = await host.notifier.savePreferences({ portalUserId: viewer.portalUserId }, input.preferences, tx);
      if (saved.ok) await profileTouched(host, viewer, viewer.clientId, tx);
      return saved;
    });
    if (!answer.ok) throw invalid(answer.fields);
    return { ok: true as const, preferences: (await reminderChoices(host, viewer)).preferences };
  });
