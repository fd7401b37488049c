import { z } from "zod";
import type { Host } from "../host-parts.ts";
import type { DeliveryResult } from "../outbox/outbox.ts";
import { layOutMail } from "./mail-layout.ts";
import { mailTemplateOf } from "./mail-templates.ts";
import { mailPlace } from "./queue-mail.ts";
import type { RecipientKey } from "./recipient-key.ts";
import { finish, tryMail, type QueuedItem } from "./try-mail.ts";

interface MailRow {
  practice_id: string | null;
  template: string;
  to_kind: RecipientKey["kind"] | null;
  to_id: string | null;
  sealed: string | null;
  attempts: number;
  created_at: number;
}

const content = z.object({ to: z.object({ name: z.string(), address: z.string() }), data: z.record(z.string(), z.unknown()), calendar: z.object({ method: z.enum(["REQUEST", "CANCEL"]), text: z.string() }).optional() });

/** Builds and sends one account mail; a link that ended while the mail server was away is not sent. */
export async function deliverMail(host: Host, id: string): Promise<DeliveryResult> {
  const rows = await host.db.hot.all<MailRow>(
    "SELECT practice_id, template, to_kind, to_id, sealed, attempts, created_at FROM account_mails WHERE id = ? AND state = 'queued'",
    [id],
  );
  const row = rows[0];
  if (!row?.sealed) return { done: true };
  const to = row.to_kind && row.to_id ? { kind: row.to_kind, id: row.to_id } : null;
  const item: QueuedItem = { table: "account_mails", sourceId: id, practiceId: row.practice_id, to, kind: row.template, attempts: Number(row.attempts), createdAt: Number(row.created_at) };
  const stored = content.parse(JSON.parse(host.sealer.unseal(mailPlace(row.practice_id, id), row.sealed)));
  const expiresAt = stored.data["expiresAt"];
  if (typeof expiresAt === "number" && expiresAt <= host.clock.now()) return finish(host, item, "dropped", "not sent: the link had ended before the mail server took it");
  const words = mailTemplateOf(row.template).words(stored.data, host.options.baseUrl);
  return tryMail(host, item, { to: stored.to, ...layOutMail(words), key: `mail:${id}`, ...(stored.calendar ? { calendars: [stored.calendar] } : {}) });
}
