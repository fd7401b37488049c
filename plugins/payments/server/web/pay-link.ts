import { createHash, randomBytes } from "node:crypto";
import { AppError, html, isId, newId, problemsOf, wallTime, writeDate } from "@anteroom/core/server";
import type { Endpoint, EndpointAnswer, PluginContext, Tx } from "@anteroom/core/server";
import { dayWords } from "../documents/day-words.ts";
import { payableOf } from "../invoices/due-of.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { amountField, moneyText } from "../money/money-text.ts";
import { begunFor } from "../payments/begun-for.ts";
import { cancelPayment } from "../payments/cancel-payment.ts";
import { payInvoice } from "../payments/pay-invoice.ts";
import { isLive } from "../processors/processor-of.ts";
import { field, openPage } from "./open-page.ts";
import { payLinks } from "./pay-link-rows.ts";
import type { PayLinkRow } from "./pay-link-rows.ts";

const hash = (token: string): string => createHash("sha256").update(token).digest("hex");
const lifeMs = 30 * 86_400_000;
const about = "A secret of 256 bits in the address, kept as a hash; it ends with the payment or after 30 days.";

/** Makes a link; whoever has it can pay the invoice and see no more than its amount, its number and the practice. */
export async function makePayLink(ctx: PluginContext, tx: Tx, invoiceId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await ctx.model(payLinks).create({ id: newId(), practiceId: ctx.practiceId, invoiceId, hash: hash(token), expiresAt: ctx.now() + lifeMs, createdAt: ctx.now(), ended: null, endedAt: null }, { transaction: tx.sequelize });
  return ctx.addressOf(`/open/${ctx.practiceId}/payments/pay/${token}`);
}

/** The invoice of a link, and the link; null when it never was, has expired or was withdrawn, and when its invoice was paid by it and is open again. */
async function invoiceOf(ctx: PluginContext, token: string | undefined): Promise<{ row: InvoiceRow; link: PayLinkRow } | null> {
  const link = (await ctx.model(payLinks).findOne({ where: { practiceId: ctx.practiceId, hash: hash(token ?? "") } }))?.get();
  if (!link || link.expiresAt <= ctx.now() || link.ended === "withdrawn") return null;
  const row = (await ctx.model(invoices).findOne({ where: { practiceId: ctx.practiceId, id: link.invoiceId } }))?.get();
  return !row || (link.ended === "paid" && row.state !== "paid") ? null : { row, link };
}

const gone = (ctx: PluginContext): EndpointAnswer => openPage(ctx, { status: 404, title: "This link has ended", body: html`<h1>This link has ended</h1><p>Ask the practice for a new one, or sign in to your portal to pay.</p>` });

/** What the link shows. */
export const payLinkPage: Endpoint = {
  from: "people", method: "GET", path: "pay/:token", about,
  async run(ctx, { params }) {
    const found = await invoiceOf(ctx, params["token"]);
    if (!found) return gone(ctx);
    return found.link.ended === "paid" ? thanks(ctx, found.row, found.link) : draw(ctx, found.row, params["token"] ?? "", {}, null);
  },
};

/** Pays it, on the processor's page. */
export const sendPayLink: Endpoint = {
  from: "people", method: "POST", path: "pay/:token", about,
  async run(ctx, { params, form }) {
    const found = await invoiceOf(ctx, params["token"]);
    if (!found) return gone(ctx);
    const { row, link } = found;
    if (link.ended === "paid") return thanks(ctx, row, link);
    if (form.has("stop")) {
      const begun = (await begunFor(ctx, [row])).get(row.id);
      if (begun) await cancelPayment(ctx, begun.paymentId);
      return { status: 303, location: `/open/${ctx.practiceId}/payments/pay/${params["token"] ?? ""}` };
    }
    const typed = form.get("amount") ?? "";
    const key = form.get("key") ?? "";
    try {
      const { url } = await payInvoice(ctx, null, { key: isId(key) ? key : newId(), invoice: row, amount: typed, methodId: null, seen: Number(form.get("seen")) || null, returnUrl: ctx.addressOf(`/open/${ctx.practiceId}/payments/pay/${params["token"] ?? ""}`) });
      return { status: 303, location: url ?? `/open/${ctx.practiceId}/payments/pay/${params["token"] ?? ""}` };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const fields = (error as AppError & { details?: { fields?: Record<string, string> } }).details?.fields ?? {};
      return draw(ctx, row, params["token"] ?? "", { amount: fields["amount"] ?? error.message }, typed);
    }
  },
};

/** What stands there once it is paid: as much of a receipt as whoever has the link may see. */
async function thanks(ctx: PluginContext, row: InvoiceRow, link: PayLinkRow): Promise<EndpointAnswer> {
  const { name, timeZone } = await ctx.people.practice();
  const day = dayWords(writeDate(wallTime(link.endedAt ?? ctx.now(), timeZone)));
  return openPage(ctx, {
    title: "Thank you", body: html`<h1>Thank you</h1><p>Invoice ${String(row.number ?? "")} is paid. There is nothing to pay.</p>
<dl class="card"><dt>From</dt><dd>${name}</dd><dt>Invoice</dt><dd>${String(row.number ?? "")}</dd><dt>Paid</dt><dd>${moneyText(row.paid, row.currency)}</dd><dt>On</dt><dd>${day}</dd></dl>
<p>You can keep this page as your receipt. Nobody can pay by this link any more.</p>`,
  });
}

async function draw(ctx: PluginContext, row: InvoiceRow, token: string, errors: Record<string, string>, typed: string | null): Promise<EndpointAnswer> {
  const [{ name, phone }, live] = await Promise.all([ctx.people.practice(), isLive(ctx)]);
  const left = payableOf(row);
  const title = `Invoice ${row.number ?? ""}`;
  const facts = html`<dl class="card"><dt>From</dt><dd>${name}</dd><dt>Invoice</dt><dd>${String(row.number ?? "")}</dd></dl>`;
  const begun = (await begunFor(ctx, [row])).get(row.id);
  if (begun && live) {
    // The page of somebody who is signed in may show what the processor keeps of them.
    const on = begun.origin === "link" ? html`<p><a class="button" href="${begun.url}">Go on to pay</a></p>` : "";
    return openPage(ctx, {
      title, body: html`<h1>${title}</h1><p>A payment of ${moneyText(begun.amount, row.currency)} was begun and not finished. Nothing was charged.</p>${facts}${on}
<form method="post" action="/open/${ctx.practiceId}/payments/pay/${token}"><button class="quiet" name="stop" value="1">Stop it and begin again</button></form>`,
    });
  }
  if (left <= 0 || !live) {
    const said = row.pending > 0 ? "A payment is on its way. Do not pay again." : row.state === "void" ? "The practice took this invoice back. There is nothing to pay." : left <= 0 ? "There is nothing to pay. Thank you." : `Ask the practice how to pay${phone ? `: ${phone}` : ""}.`;
    return openPage(ctx, { title, body: html`<h1>${title}</h1><p>${said}</p>${facts}` });
  }
  const problem = errors["amount"];
  const least = Math.min(await ctx.setting<number>("minimumMinor"), left);
  const taken = row.total - left;
  const why = taken > 0 ? `This is what is left of ${moneyText(row.total, row.currency)}.` : row.dueDay ? `This is the whole invoice, due ${dayWords(row.dueDay)}.` : "This is the whole invoice.";
  return openPage(ctx, {
    status: problem ? 422 : 200, title: problem ? `Error: ${title}` : title,
    body: html`<h1>${title}</h1>${problemsOf(errors)}<p class="amount">${moneyText(left, row.currency)}</p><p>${why}</p>${facts}
<form method="post" action="/open/${ctx.practiceId}/payments/pay/${token}" novalidate><input type="hidden" name="key" value="${newId()}"><input type="hidden" name="seen" value="${String(ctx.now())}">
${field({ name: "amount", label: "Amount to pay", ...(least < left ? { hint: `You can pay a part: ${moneyText(least, row.currency)} or more` } : {}), value: typed ?? amountField(left, row.currency), error: problem })}
<button>Go on to pay</button></form>`,
  });
}
