import { z } from "zod";
import { notFound } from "../../errors.ts";
import { hostOf } from "../../trpc/context.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { settingMeta } from "../create-settings.ts";
import type { SettingLevel } from "../define-settings.ts";

export interface SettingLine {
  name: string;
  label: string;
  help: string;
  secret: boolean;
  levels: readonly SettingLevel[];
  /** JSON Schema of the field, for the generated form. */
  schema: unknown;
  /** What a number counts in, when it is stored in hundredths or cents of it: a currency, or percent. Null for a plain number. */
  unit: string | null;
  /** Null for a secret, which is never sent back. */
  value: unknown;
  from: SettingLevel | "default";
}

/** A plugin's settings (`core` included) with the value that holds and where it comes from. */
export const getSettings = staffProcedure
  .meta({ permission: "core.practice" })
  .input(z.strictObject({ pluginId: z.string().max(40), staffId: z.string().max(26).optional(), clientId: z.string().max(26).optional() }))
  .query(async ({ ctx, input }): Promise<SettingLine[]> => {
    const host = hostOf(ctx);
    const schema = host.registry.get(input.pluginId)?.plugin?.settings;
    if (!schema) throw notFound("these settings");
    const effective = await host.settings.effective(ctx.viewer.practiceId, input.pluginId, {
      ...(input.staffId ? { staffId: input.staffId } : {}),
      ...(input.clientId ? { clientId: input.clientId } : {}),
    });
    return Object.entries(schema.shape).map(([name, field]) => {
      const meta = settingMeta(schema, name);
      return {
        name,
        label: meta.label,
        help: meta.help ?? "",
        secret: meta.secret === true,
        levels: meta.levels ?? ["practice"],
        schema: z.toJSONSchema(field as z.ZodType, { unrepresentable: "any", io: "input" }),
        unit: meta.percent ? "%" : meta.money ? String(effective[meta.money]?.value ?? "USD") : null,
        value: meta.secret ? null : effective[name]?.value,
        from: effective[name]?.from ?? "default",
      };
    });
  });
