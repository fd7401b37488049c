import type { Host } from "../host-parts.ts";
import type { Tx } from "../database/database.ts";
import { newId } from "../ids.ts";
import type { SealedPlace } from "../secrets.ts";
import { mailTemplateOf } from "./mail-templates.ts";
import type { Notifier } from "./notifier.ts";
import { recipientKey } from "./recipient-key.ts";

/** Stands for the practice in the outbox row of a mail that belongs to an account and to no practice. */
export const noPractice = "0".repeat(26);

/** Where the sealed content of an account mail belongs. */
export const mailPlace = (practiceId: string | null, id: string): SealedPlace => ({
  practiceId: practiceId ?? "account", table: "account_mails", row: id, column: "sealed",
});

const columns = ["id", "practice_id", "mail_key", "template", "to_kind", "to_id", "sealed", "state", "attempts", "created_at"];

/**
 * Stores an account mail, sealed, and the outbox row that sends it at once; a key counts once.
 * @throws when the data does not fit the template, so that the mistake shows where it was made.
 */
export async function queueMail(host: Host, mail: Parameters<Notifier["queueMail"]>[0], tx: Tx): Promise<void> {
  const { practiceId, template, key } = mail;
  const wrong = mailTemplateOf(template).problems(mail.data);
  if (wrong.length > 0) throw new Error(`notify: the data of the mail "${template}" does not fit its template\n  ${wrong.join("\n  ")}`);
  const id = newId();
  const now = host.clock.now();
  const to = mail.recipient ? recipientKey(mail.recipient) : null;
  // What was given is stored, not what parsing made of it: templates read it again when they build the mail.
  const sealed = host.sealer.seal(mailPlace(practiceId, id), JSON.stringify({ to: mail.to, data: mail.data, ...(mail.calendar ? { calendar: mail.calendar } : {}) }));
  await tx.run(host.db.upsertSql("account_mails", columns, ["mail_key"], []), [id, practiceId, key, template, to?.kind ?? null, to?.id ?? null, sealed, "queued", 0, now]);
  const stored = await tx.all<{ id: string }>("SELECT id FROM account_mails WHERE mail_key = ?", [key]);
  if (stored[0]?.id !== id) return;
  await host.outbox.add(
    [{ practiceId: practiceId ?? noPractice, pluginId: "core", kind: "notice", name: id, version: 1, data: { mail: id }, actor: { kind: "system", id: null } }],
    tx,
  );
}
