import { z } from "zod";
import { invalid, notFound } from "../../errors.ts";
import { hostOf } from "../../trpc/context.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";

/** Stores the fields given, for the practice, one professional or one client; every node knows within a second. */
export const saveSettings = staffProcedure
  .meta({ permission: "core.practice" })
  .input(z.strictObject({
    pluginId: z.string().max(40),
    level: z.enum(["practice", "professional", "client"]).default("practice"),
    levelId: z.string().max(26).nullable().default(null),
    values: z.record(z.string().max(60), z.unknown()),
  }))
  .mutation(async ({ ctx, input }) => {
    const host = hostOf(ctx);
    const { practiceId } = ctx.viewer;
    if ((input.level === "practice") !== (input.levelId === null)) throw notFound("this level of settings");
    if (input.level === "professional" && !(await host.people.of(practiceId).staffMember(input.levelId ?? ""))) throw notFound("this professional");
    if (input.level === "client" && !(await host.people.of(practiceId).client(input.levelId ?? ""))) throw notFound("this client");
    await host.db.transaction(async (tx) => {
      const saved = await host.settings.save({ practiceId, pluginId: input.pluginId, level: input.level, levelId: input.levelId }, input.values, tx);
      if (!saved.ok) throw invalid(saved.fields);
      await host.context("core", practiceId, ctx.viewer).audit("settings-saved", { subject: input.pluginId, detail: { fields: Object.keys(input.values).join(",") } }, tx);
    });
    host.bus.publish("settings-changed", { practiceId });
    return { saved: true };
  });
