import { html } from "@anteroom/core/server";
import type { EndpointAnswer, Html, PluginContext } from "@anteroom/core/server";

/** A page for people without an account: no scripts, one column, and nothing but what it is for. */
export function openPage(ctx: PluginContext, page: { title: string; body: Html; status?: number }): EndpointAnswer {
  const { text } = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${page.title}</title><link rel="stylesheet" href="/open/${ctx.practiceId}/payments/style.css"></head>
<body><main>${page.body}</main></body>
</html>`;
  return { status: page.status ?? 200, type: "text/html; charset=utf-8", body: text };
}

interface FieldFacts {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  error?: string | undefined;
  autocomplete?: string;
  numeric?: boolean;
}

/** A labelled field with its hint and what is wrong with it. */
export function field({ name, label, hint, value = "", error, autocomplete, numeric }: FieldFacts): Html {
  const about = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  return html`<div class="field${error ? " wrong" : ""}"><label for="${name}">${label}</label>${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : null}${error ? html`<p class="error" id="${name}-error">${error}</p>` : null}<input id="${name}" name="${name}" value="${value}"${autocomplete ? html` autocomplete="${autocomplete}"` : null}${numeric ? html` inputmode="numeric"` : null}${about ? html` aria-describedby="${about}"` : null}${error ? html` aria-invalid="true"` : null}></div>`;
}
