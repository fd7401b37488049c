import { html } from "@anteroom/core/server";
import type { EndpointAnswer, Html, PluginContext, Practice } from "@anteroom/core/server";

export const bookPath = (ctx: PluginContext, rest = ""): string => `/open/${ctx.practiceId}/scheduling/book${rest}`;

interface PageFacts {
  title: string;
  body: Html;
  /** Whether a form came back: the tab says so before anything else. */
  wrong?: boolean;
  status?: number;
  back?: { href: string; label: string };
  /** The sites that may show it in a frame. */
  framedBy?: readonly string[];
}

/** A page for people without an account: no scripts, one column, and where to turn in an emergency below it. */
export async function bookPage(ctx: PluginContext, { title, body, wrong = false, status = 200, back, framedBy = [] }: PageFacts): Promise<EndpointAnswer> {
  const practice = await ctx.people.practice();
  const { text } = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${wrong ? "Error: " : ""}${title} · ${practice.name}</title><link rel="stylesheet" href="${bookPath(ctx)}.css"></head>
<body><main>${back ? html`<a class="back" href="${back.href}">${back.label}</a>` : html`<p class="soft">${practice.name}</p>`}
<h1>${title}</h1>
${body}
${urgentHelp(practice)}</main></body>
</html>`;
  return { status, type: "text/html; charset=utf-8", body: text, framedBy };
}

const lines = (practice: Practice): Html =>
  html`<ul>${practice.urgentHelp.map(({ label, tel, sms, note }) => html`<li>${label}${tel ? html`: <a href="tel:${tel}">${tel}</a>` : null}${sms ? html`, text <a href="sms:${sms}">${sms}</a>` : null}${note ? ` (${note})` : null}</li>`)}</ul>`;

const urgentHelp = (practice: Practice): Html | null => (practice.urgentHelp.length === 0 ? null : html`<section class="help" aria-labelledby="help"><h2 id="help">If you need help right now</h2>${lines(practice)}</section>`);

/** The page is off, or what was asked for is not offered. */
export const notOffered = async (ctx: PluginContext): Promise<EndpointAnswer> => {
  const { phone } = await ctx.people.practice();
  return bookPage(ctx, { status: 404, title: "This cannot be booked here", body: html`<p>Ask the practice for a first appointment${phone ? html`: <a href="tel:${phone}">${phone}</a>` : "."}</p>` });
};
