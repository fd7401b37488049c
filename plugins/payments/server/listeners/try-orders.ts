import { listen } from "@anteroom/core/server";
import { orderDue } from "../autopay/order-due.ts";
import { tryOrder } from "../autopay/try-order.ts";

/** Tries an automatic payment when it is time. */
export const tryOrders = listen({ to: "payments.order-due", version: 1, as: "try-orders", read: orderDue.schema, run: (ctx, { data }) => tryOrder(ctx, data) });
