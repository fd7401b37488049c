import type { PaymentRow } from "./payment-rows.ts";

/** Whether nobody knows yet if the money comes. */
export const isOnItsWay = ({ state }: Pick<PaymentRow, "state">): boolean => state === "processing" || state === "needs action" || state === "on hold";
