import { html, newId, problemsOf } from "@anteroom/core/server";
import type { Endpoint, EndpointAnswer, PluginContext } from "@anteroom/core/server";
import { moneyText } from "../money/money-text.ts";
import { field, openPage } from "../web/open-page.ts";
import { readCard } from "./read-card.ts";
import { makeCharge } from "./test-charges.ts";
import { testAccountsOfBanks, testCards } from "./test-numbers.ts";
import { finishSession } from "./test-processor.ts";
import { testMethods, testSessions } from "./test-rows.ts";
import type { TestMethodRow, TestSessionRow } from "./test-rows.ts";

const about = "A page that only who was sent to it finds: its address has the session's id. Card numbers stay in the test processor.";

async function sessionOf(ctx: PluginContext, id: string | undefined): Promise<TestSessionRow | null> {
  return (await ctx.model(testSessions).findOne({ where: { practiceId: ctx.practiceId, id: id ?? "" } }))?.get() ?? null;
}

const ended = (ctx: PluginContext): EndpointAnswer => openPage(ctx, { status: 410, title: "This page has ended", body: html`<h1>This page has ended</h1><p>Nothing was taken. Go back to your portal and begin again.</p>` });

/** The page where a number is typed. */
export const cardPage: Endpoint = {
  from: "people", method: "GET", path: "test-processor/:session", about,
  async run(ctx, { params }) {
    const session = await sessionOf(ctx, params["session"]);
    if (!session || session.state === "ended") return ended(ctx);
    return session.state === "done" ? { status: 303, location: session.returnUrl } : draw(ctx, session, new URLSearchParams(), {});
  },
};

/** What was typed on it. */
export const sendCard: Endpoint = {
  from: "people", method: "POST", path: "test-processor/:session", about,
  async run(ctx, { params, form }) {
    const session = await sessionOf(ctx, params["session"]);
    if (!session || session.state === "ended") return ended(ctx);
    if (session.state === "done") return { status: 303, location: session.returnUrl };
    const read = readCard(form, ctx.now());
    if ("errors" in read) return draw(ctx, session, form, read.errors);
    return ctx.transaction(async (tx) => {
      const open = await ctx.model(testSessions).findOne({ where: { practiceId: ctx.practiceId, id: session.id, state: "open" }, transaction: tx.sequelize, lock: true });
      if (!open) return { status: 303, location: session.returnUrl };
      const method: TestMethodRow = { id: newId(), practiceId: ctx.practiceId, customer: session.customer, detached: 0, ...read.method };
      if (session.mode === "setup") {
        await ctx.model(testMethods).create(method, { transaction: tx.sequelize });
        await finishSession(ctx, tx, session, { methodId: method.id, chargeId: null });
        return { status: 303, location: session.returnUrl };
      }
      const refused = refusals[method.scenario];
      if (refused) return draw(ctx, session, form, { number: refused });
      await ctx.model(testMethods).create(method, { transaction: tx.sequelize });
      const charge = await makeCharge(ctx, tx, { paymentId: session.paymentId ?? "", amount: session.amount, currency: session.currency, method, offSession: false, returnUrl: session.returnUrl, isOneTime: true });
      await finishSession(ctx, tx, session, { methodId: method.id, chargeId: charge.id });
      return { status: 303, location: charge.state === "action" ? `/open/${ctx.practiceId}/payments/test-processor/check/${charge.id}` : session.returnUrl };
    });
  },
};

const refusals: Partial<Record<TestMethodRow["scenario"], string>> = {
  declined: "Your bank did not accept this card. You have not been charged. Try another card.",
  funds: "There is not enough money on this card. You have not been charged. Try another card.",
  expired: "This card has expired. You have not been charged. Try another card.",
};

function draw(ctx: PluginContext, session: TestSessionRow, form: URLSearchParams, errors: Record<string, string>): EndpointAnswer {
  const pays = session.mode === "payment";
  const title = pays ? "Pay with a card" : "Add a card or bank account";
  const isBank = form.get("kind") === "bank";
  // A number is never sent back to the browser, also not to the one that typed it.
  return openPage(ctx, {
    status: Object.keys(errors).length > 0 ? 422 : 200,
    title: Object.keys(errors).length > 0 ? `Error: ${title}` : title,
    body: html`<p class="soft">Test processor. No real money moves.</p><h1>${title}</h1>
${pays ? html`<p class="amount">${moneyText(session.amount, session.currency)}</p><p>${session.label}</p>` : null}
${problemsOf(errors)}
<form method="post" action="/open/${ctx.practiceId}/payments/test-processor/${session.id}" novalidate autocomplete="on">
${pays ? null : html`<fieldset><legend>What do you want to add?</legend><div class="choice"><input type="radio" id="kind-card" name="kind" value="card"${isBank ? null : html` checked`}><label for="kind-card">Card</label></div><div class="choice"><input type="radio" id="kind-bank" name="kind" value="bank"${isBank ? html` checked` : null}><label for="kind-bank">Bank account</label></div></fieldset>`}
${field({ name: "number", label: pays ? "Card number" : "Card or account number", error: errors["number"], autocomplete: "cc-number", numeric: true })}
<div class="pair">${field({ name: "expires", label: "Expires", hint: "MM/YY, for a card", value: form.get("expires") ?? "", error: errors["expires"], autocomplete: "cc-exp" })}${field({ name: "code", label: "Security code", hint: "3 or 4 digits, for a card", error: errors["code"], autocomplete: "cc-csc", numeric: true })}</div>
<button>${pays ? `Pay ${moneyText(session.amount, session.currency)}` : "Add"}</button>
</form>
<a class="button quiet" href="${session.returnUrl}">Back without ${pays ? "paying" : "adding"}</a>
<details><summary>Numbers to try</summary><table><thead><tr><th scope="col">Number</th><th scope="col">What it does</th></tr></thead><tbody>${[...testCards, ...(pays ? [] : testAccountsOfBanks)].map(({ number, does }) => html`<tr><td>${number}</td><td>${does}</td></tr>`)}</tbody></table></details>`,
  });
}
