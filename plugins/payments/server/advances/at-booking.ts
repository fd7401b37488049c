import { capability } from "@anteroom/core/server";
import { z } from "zod";
import { currencies } from "../money/currencies.ts";
import { isLive } from "../processors/processor-of.ts";
import { hasUsableMethod } from "./usable-methods.ts";

/** Whether the practice can ask for a card or a payment when somebody books, in which currency, and what the viewer can do about it. */
export const atBooking = capability({
  version: 1,
  /** What would be asked for is in `currency`; the practice's own without it. */
  input: z.object({ currency: z.string().optional() }),
  output: z.object({ live: z.boolean(), currency: z.string(), mayPay: z.boolean(), hasCard: z.boolean() }),
  example: { input: { currency: "USD" }, output: { live: true, currency: "USD", mayPay: true, hasCard: false } },
  async run(ctx, { currency }) {
    const { viewer } = ctx;
    const [live, own] = await Promise.all([isLive(ctx), ctx.setting<string>("currency")]);
    const mayPay = viewer?.kind === "portal" && ctx.holds("payments.use");
    return { live: live && (currency === undefined || (currencies as readonly string[]).includes(currency)), currency: own, mayPay, hasCard: mayPay ? await hasUsableMethod(ctx, viewer.portalUserId) : false };
  },
});
