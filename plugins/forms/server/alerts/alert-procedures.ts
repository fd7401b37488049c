import { acknowledge } from "./procedures/acknowledge.ts";
import { alert } from "./procedures/alert.ts";
import { clientAlerts } from "./procedures/client-alerts.ts";
import { resolve } from "./procedures/resolve.ts";

/** Answers that staff look at now (`forms.review`). */
export const alertProcedures = { alert, clientAlerts, acknowledgeAlert: acknowledge, resolveAlert: resolve };

/** What the audit log says of it. */
export const alertAudit = {
  "alert-raised": "got an alert about an answer", "alert-escalated": "passed an alert on because nobody had acknowledged it", "alert-acknowledged": "acknowledged an alert about an answer",
  "alert-resolved": "resolved an alert about an answer", "read-alert": "read an alert about an answer",
};
