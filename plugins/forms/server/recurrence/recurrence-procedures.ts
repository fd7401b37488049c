import { repeat } from "./procedures/repeat.ts";
import { repeats } from "./procedures/repeats.ts";
import { stopRepeat } from "./procedures/stop-repeat.ts";

/** Forms that come again and again (`forms.assign`). */
export const recurrenceProcedures = { repeat, repeats, stopRepeat };

/** What the audit log says of it. */
export const recurrenceAudit = { repeats: "gave a client a form to repeat", "stopped-repeating": "stopped giving a client a form again" };
