import type { PluginContext } from "@anteroom/core/server";
import type { FormDefinition } from "../definition/form-definition.ts";
import { formRows } from "./form-rows.ts";
import type { FormRow } from "./form-rows.ts";
import { addVersion } from "./publish-form.ts";
import { shipLibrary } from "./ship-library.ts";

const filled: Readonly<Record<string, string>> = {
  minutes: "50", fee: "$120", hours: "24", "fee for a missed session": "$60", phone: "555 0100", "licensing board": "the Board of Allied Mental Health", states: "Massachusetts and Vermont", date: "1 January 2026", "name of the privacy contact": "Sam Ono",
};

/** Made-up practices have filled in and published what every practice begins with, so that the standard packet can be given. */
export async function demoLibrary(ctx: PluginContext): Promise<void> {
  await shipLibrary(ctx);
  await ctx.transaction(async (tx) => {
    const drafts = (await ctx.model(formRows).findAll({ where: { practiceId: ctx.practiceId, version: 0 }, transaction: tx.sequelize })).map((row) => row.get() as FormRow);
    for (const form of drafts) {
      const words = (form.draft ?? "").replaceAll(/\[fill in: ([^\]]+)\]/g, (gap, what: string) => filled[what] ?? gap);
      await addVersion(ctx, { ...form, rev: Number(form.rev), version: 0 }, JSON.parse(words) as FormDefinition, null, tx);
    }
  });
}
