import { z } from "zod";
import type { Host } from "../host-parts.ts";
import { deliverText } from "../texts/deliver-text.ts";
import { deliverMail } from "./deliver-mail.ts";
import { deliverNotice } from "./deliver-notice.ts";
import { readDeliveries } from "./delivery-log.ts";
import type { Notifier } from "./notifier.ts";
import { hasChosen, readPreferences, savePreferences } from "./preferences.ts";
import { queueMail } from "./queue-mail.ts";
import { queueNotice } from "./queue-notice.ts";
import { recipientKey } from "./recipient-key.ts";

const work = z.union([z.strictObject({ notice: z.string() }), z.strictObject({ mail: z.string() }), z.strictObject({ text: z.string() })]);

/** The part of the host that tells people by mail; boot gives `deliver` to the outbox. */
export function createNotifier(host: Host): Notifier {
  return {
    queue: (notice, tx) => queueNotice(host, notice, tx),
    queueMail: (mail, tx) => queueMail(host, mail, tx),
    async deliver({ row }) {
      const what = work.parse(row.data);
      if ("text" in what) return deliverText(host, what.text);
      return "notice" in what ? deliverNotice(host, what.notice) : deliverMail(host, what.mail);
    },
    preferences: (seat) => readPreferences(host, recipientKey(seat).id),
    hasChosen: (seat, wanted) => hasChosen(host, recipientKey(seat).id, wanted),
    savePreferences: (seat, wanted, tx) => savePreferences(host, recipientKey(seat).id, wanted, tx),
    log: (practiceId, to) => readDeliveries(host, practiceId, recipientKey(to)),
  };
}
