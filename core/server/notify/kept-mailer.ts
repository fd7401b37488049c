import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import type { SealedPlace } from "../secrets.ts";
import { checkedAddress, headerText } from "./mail-header.ts";
import type { Mailer } from "./notifier.ts";

interface KeptMail {
  to: string;
  subject: string;
  html: string;
  text: string;
  calendar?: string;
}

const shownAtMost = 200;
const place = (id: string): SealedPlace => ({ practiceId: "mailbox", table: "mailbox", row: id, column: "sealed" });

/** Keeps mail in a table, sealed, because no mail server is configured; a key is kept once. */
export function createKeptMailer(host: Host): Mailer {
  return {
    keepsMail: true,
    async send(mail) {
      const address = checkedAddress(mail.to.address);
      const name = headerText(mail.to.name);
      const id = newId();
      const kept: KeptMail = { to: name ? `${name} <${address}>` : address, subject: headerText(mail.subject), html: mail.html, text: mail.text, ...(mail.calendars?.length ? { calendar: mail.calendars.map(({ text: file }) => file).join("") } : {}) };
      const insert = host.db.upsertSql("mailbox", ["id", "mail_key", "sealed", "at"], ["mail_key"], []);
      await host.db.hot.run(insert, [id, mail.key, host.sealer.seal(place(id), JSON.stringify(kept)), host.clock.now()]);
      return { providerId: "kept in the local mailbox" };
    },
    async mailbox() {
      const rows = await host.db.hot.all<{ id: string; sealed: string; at: number }>(`SELECT id, sealed, at FROM mailbox ORDER BY id DESC LIMIT ${shownAtMost}`);
      return rows.map((row) => ({ id: row.id, at: Number(row.at), ...(JSON.parse(host.sealer.unseal(place(row.id), row.sealed)) as KeptMail) }));
    },
    close: () => Promise.resolve(),
  };
}
