import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Assignment } from "../../assignments/assignment-rows.ts";
import { readGiven } from "./find-given.ts";
import { countSteps, stepStates } from "./step-states.ts";

/** Holds back a step of a packet whose steps come one after the other. @throws AppError `CONFLICT` naming the step before it */
export async function refuseLocked(ctx: PluginContext, row: Assignment, tx?: Tx): Promise<void> {
  if (row.originId === null) return;
  const [packet] = await readGiven(ctx, { id: row.originId, ordered: true }, { limit: 1, ...(tx ? { tx } : {}) });
  if (!packet) return;
  const steps = (await stepStates(ctx, [packet], tx)).get(packet.id) ?? [];
  if (steps.find((step) => step.assignmentId === row.id)?.state !== "locked") return;
  throw new AppError("CONFLICT", `This opens when you have sent “${countSteps(steps).next?.title ?? "the step before it"}”.`);
}
