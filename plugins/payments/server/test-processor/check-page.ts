import { html } from "@anteroom/core/server";
import type { Endpoint, PluginContext } from "@anteroom/core/server";
import { moneyText } from "../money/money-text.ts";
import { openPage } from "../web/open-page.ts";
import { changeCharge, currentCharge } from "./test-charges.ts";
import type { TestChargeRow } from "./test-rows.ts";

const about = "The bank's question for one charge, found by its id.";

const chargeOf = (ctx: PluginContext, id: string | undefined): Promise<TestChargeRow | null> => ctx.transaction((tx) => currentCharge(ctx, tx, { id: id ?? "" }));

/** The page on which the payer's bank asks whether it is them. */
export const checkPage: Endpoint = {
  from: "people", method: "GET", path: "test-processor/check/:charge", about,
  async run(ctx, { params }) {
    const charge = await chargeOf(ctx, params["charge"]);
    if (!charge) return openPage(ctx, { status: 404, title: "There is nothing here", body: html`<h1>There is nothing here</h1><p>Go back to your portal.</p>` });
    if (charge.state !== "action") return { status: 303, location: charge.returnUrl };
    return openPage(ctx, {
      title: "Is this you?",
      body: html`<p class="soft">Test Bank. No real money moves.</p><h1>Is this you?</h1><p>Somebody wants to pay <strong>${moneyText(charge.amount, charge.currency)}</strong> with your card.</p>
<form method="post" action="/open/${ctx.practiceId}/payments/test-processor/check/${charge.id}"><button name="answer" value="yes">Yes, this is me</button><button class="quiet" name="answer" value="no">No, stop this payment</button></form>`,
    });
  },
};

/** The answer. */
export const sendCheck: Endpoint = {
  from: "people", method: "POST", path: "test-processor/check/:charge", about,
  async run(ctx, { params, form }) {
    return ctx.transaction(async (tx) => {
      const charge = await currentCharge(ctx, tx, { id: params["charge"] ?? "" });
      if (!charge) return { status: 404, body: "There is nothing at this address.\n" };
      if (charge.state === "action") await changeCharge(ctx, tx, charge.id, form.get("answer") === "yes" ? { state: "succeeded" } : { state: "failed", reason: "action" });
      return { status: 303, location: charge.returnUrl };
    });
  },
};
