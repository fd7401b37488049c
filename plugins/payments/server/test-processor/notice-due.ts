import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";
import type { EffectInfo, PluginContext } from "@anteroom/core/server";

/** It is time to send a notice of the test processor. */
export const noticeDue = defineEvent({ name: "payments.test-notice-due", version: 1, schema: z.object({ noticeId: z.string() }), example: { noticeId: "01JD0000000000000000000000" } });

/** The effect of a delivery's machine: whoever sends it listens to the event. */
export const publishNoticeDue = (ctx: PluginContext, _params: unknown, { subjectId }: EffectInfo): Promise<void> => ctx.transaction((tx) => ctx.events.publish(noticeDue, { noticeId: subjectId }, tx));
