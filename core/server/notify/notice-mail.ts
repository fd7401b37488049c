import type { Host } from "../host-parts.ts";
import type { NotificationClass } from "./define-notification.ts";
import { layOutMail } from "./mail-layout.ts";
import { noticeWords } from "./notice-words.ts";
import type { Mail } from "./notifier.ts";

/** The name that notices come from: the practice's alias or name, or nothing but "Client portal" when the practice wants that. */
async function senderName(host: Host, practiceId: string): Promise<string> {
  const setting = (await host.settings.effective(practiceId, "core"))["neutralSender"];
  if (setting?.value === true) return "Client portal";
  const practice = await host.people.of(practiceId).practice();
  return practice.alias ?? practice.name;
}

/** Builds a notice's mail: the sentence of its class and a link that opens the right seat. */
export async function noticeMail(host: Host, notice: { id: string; practiceId: string; seatId: string; address: string; class: NotificationClass; isReminder?: boolean }): Promise<Mail> {
  const { subject, sentence } = noticeWords[notice.class];
  const own = notice.isReminder ? (await host.settings.effective(notice.practiceId, "core"))["reminderText"]?.value : "";
  const words = {
    subject,
    paragraphs: [sentence, ...(typeof own === "string" && own.trim() !== "" ? [own.trim()] : [])],
    button: { label: "Open the portal", href: `${host.options.baseUrl}/open/${notice.seatId}` },
    notes: ["For your privacy this mail says no more than that. Answers to it are not read; write in the portal.", "You can choose which mails you get in the portal under Settings."],
  };
  return { to: { name: "", address: notice.address }, fromName: await senderName(host, notice.practiceId), ...layOutMail(words), key: `notice:${notice.id}` };
}
