import { listen } from "@anteroom/core/server";
import { deliver } from "../test-processor/deliver.ts";
import { noticeDue } from "../test-processor/notice-due.ts";

/** Sends a notice of the test processor when it is time. */
export const sendNotices = listen({ to: "payments.test-notice-due", version: 1, as: "send-notices", read: noticeDue.schema, run: (ctx, { data }) => deliver(ctx, data.noticeId) });
