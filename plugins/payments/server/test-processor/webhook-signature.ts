import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { PluginContext } from "@anteroom/core/server";
import { openText, sealText } from "../sealed.ts";
import { testAccounts } from "./test-rows.ts";

/** Older and younger notices are refused: clocks differ by less. */
export const toleranceMs = 5 * 60_000;

/** The secret that the test processor and the portal share for a practice, made at the first need. */
export async function webhookSecret(ctx: PluginContext): Promise<string> {
  const where = { practiceId: ctx.practiceId };
  const find = async (): Promise<string | undefined> => (await ctx.model(testAccounts).findOne({ where }))?.get().secret;
  let sealed = await find();
  if (sealed === undefined) {
    await ctx.model(testAccounts).bulkCreate([{ ...where, secret: sealText(ctx, ["test_accounts", ctx.practiceId, "secret"], randomBytes(24).toString("hex")) }], { ignoreDuplicates: true });
    sealed = await find();
  }
  return openText(ctx, ["test_accounts", ctx.practiceId, "secret"], sealed ?? "");
}

const mac = (secret: string, at: number, body: Buffer): Buffer => createHmac("sha256", secret).update(`${at}.`).update(body).digest();

/** `t=<seconds>,v1=<hex>` over the time and the exact body. */
export const signature = (secret: string, at: number, body: Buffer): string => `t=${Math.floor(at / 1_000)},v1=${mac(secret, Math.floor(at / 1_000), body).toString("hex")}`;

/** Whether a signature is right and not too old. */
export function isSigned(secret: string, now: number, body: Buffer, header: string | undefined): boolean {
  const parts = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? "");
  if (!parts || Math.abs(now - Number(parts[1]) * 1_000) > toleranceMs) return false;
  return timingSafeEqual(mac(secret, Number(parts[1]), body), Buffer.from(parts[2] ?? "", "hex"));
}
