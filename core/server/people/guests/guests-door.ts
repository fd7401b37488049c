import type { Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import type { MailCalendar } from "../../notify/define-notification.ts";
import { senderOf } from "../../notify/mail-header.ts";
import type { PluginContext } from "../../plugins/plugin-context.ts";

/** A mail to somebody who is invited to one thing and has no portal: a link and the practice's name, and nothing of whom or what it is about. */
export interface GuestMail {
  about: "invited" | "changed" | "ended";
  to: { name: string; address: string };
  /** One of the portal's own paths. */
  path: string;
  key: string;
  /** Its calendar file, told who sends it. */
  calendar?(from: string): MailCalendar;
}

/** People without a portal who are invited to one thing, such as an appointment. */
export interface GuestsDoor {
  write(mail: GuestMail, tx: Tx): Promise<void>;
}

export const guestsDoor = (host: Host, ctx: PluginContext): GuestsDoor => ({
  async write({ about, to, path, key, calendar }, tx) {
    const { name, alias } = await ctx.people.practice();
    const file = calendar?.(senderOf(host.options.mailFrom).address);
    await host.notifier.queueMail({ practiceId: ctx.practiceId, template: `guest-${about}`, to, data: { practiceName: alias ?? name, link: ctx.addressOf(path) }, key: `${ctx.pluginId}:${ctx.practiceId}:${key}`, ...(file ? { calendar: file } : {}) }, tx);
    tx.sequelize.afterCommit(() => host.outbox.kick());
  },
});
