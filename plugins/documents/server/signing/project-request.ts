import type { PluginContext, Tx } from "@anteroom/core/server";
import { requestClosed } from "./request-closed.ts";
import { requests, requestStates, type RequestState } from "../tables/request-rows.ts";

const closed: readonly RequestState[] = ["completed", "declined", "expired", "voided"];

/** Mirrors where the workflow stands into the request's own row. */
export async function projectRequest(ctx: PluginContext, tx: Tx, subjectId: string, { value }: { value: string }): Promise<void> {
  const name = /progress\.(\w+)/.exec(value)?.[1] ?? value;
  const state = requestStates.find((one) => one === name);
  if (!state) throw new Error(`documents: the workflow is in a state that a request does not know: ${value}`);
  await ctx.model(requests).update(
    { state, ...(closed.includes(state) ? { closedAt: ctx.now() } : {}) },
    { where: { practiceId: ctx.practiceId, id: subjectId }, transaction: tx.sequelize },
  );
  if (!closed.includes(state)) return;
  const row = await ctx.model(requests).findOne({ attributes: ["clientId"], where: { practiceId: ctx.practiceId, id: subjectId }, transaction: tx.sequelize });
  if (row) await ctx.events.publish(requestClosed, { requestId: subjectId, clientId: row.get().clientId, signed: state === "completed" }, tx);
}
