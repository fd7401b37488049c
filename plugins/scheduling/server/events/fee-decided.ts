import { defineEvent } from "@anteroom/core/server";
import { billedFacts, exampleBilled } from "../billed-facts.ts";

/** Staff confirmed or waived the fee of a late cancellation, a missed appointment or a late move; `feeMinor` is owed when `feeState` is `confirmed`, and `movedFeeMinor` when `movedFeeState` is. */
export const feeDecided = defineEvent({ name: "scheduling.fee-decided", version: 1, schema: billedFacts, example: { ...exampleBilled, status: "no-show" as const, feeMinor: 4_000, feeState: "confirmed" as const } });
