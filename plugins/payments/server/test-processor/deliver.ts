import type { PluginContext } from "@anteroom/core/server";
import { deliveryWorkflow } from "./delivery-workflow.ts";
import { testEvents } from "./test-rows.ts";
import type { TestEventRow } from "./test-rows.ts";
import { signature, webhookSecret } from "./webhook-signature.ts";

const waitMs = 5_000;

/** The bytes of a notice: what it is about, never how that stands. */
export const noticeBytes = (row: TestEventRow): Buffer => Buffer.from(JSON.stringify({ id: row.id, type: row.type, practice: row.practiceId, about: { kind: row.kind, ref: row.ref }, created: row.createdAt }));

/** Sends one notice to the portal over HTTP, signed at this moment. */
export async function deliver(ctx: PluginContext, noticeId: string): Promise<void> {
  const row = (await ctx.model(testEvents).findOne({ where: { practiceId: ctx.practiceId, id: noticeId } }))?.get();
  if (!row) return;
  const body = noticeBytes(row);
  const headers = { "content-type": "application/json", "test-signature": signature(await webhookSecret(ctx), ctx.now(), body) };
  const isTaken = await fetch(ctx.addressOf(`/webhooks/${ctx.practiceId}/payments/test`), { method: "POST", headers, body: new Uint8Array(body), signal: AbortSignal.timeout(waitMs), redirect: "error" }).then(
    (answer) => answer.ok,
    () => false,
  );
  await ctx.transaction((tx) => ctx.workflows.send(deliveryWorkflow, noticeId, { type: isTaken ? "delivered" : "failed" }, tx));
}
