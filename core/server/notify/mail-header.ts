import { createHash } from "node:crypto";
import { MailRefused } from "./mail-refused.ts";

// Control characters, line and paragraph separators, and the marks that turn the direction of text.
const unsafe = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f]+/gu;

/** Text for a mail header: one line, no control characters, at most 150 characters. */
export const headerText = (text: string): string => [...text.replace(unsafe, " ").replace(/\s+/g, " ").trim()].slice(0, 150).join("");

/**
 * An address that names one mailbox and nothing else.
 * @throws MailRefused when the text holds anything that could add a recipient or a header.
 */
export function checkedAddress(address: string): string {
  const [local, domain, ...more] = address.split("@");
  const plain = /^[^\s<>()[\]\\,;:"\p{Cc}]+$/u;
  if (more.length > 0 || !local || !domain || address.length > 254 || !plain.test(local) || !plain.test(domain) || !domain.includes(".")) {
    throw new MailRefused("The address is not one that mail can be sent to");
  }
  return address;
}

/** The name and address of `MAIL_FROM`, written as `a@b.example` or `Name <a@b.example>`. */
export function senderOf(mailFrom: string): { name: string; address: string } {
  const named = /^(.*)<([^<>]+)>\s*$/.exec(mailFrom);
  if (!named) return { name: "", address: mailFrom.trim() };
  return { name: headerText((named[1] ?? "").replaceAll('"', "")), address: (named[2] ?? "").trim() };
}

/** The Message-ID of a key: the same for every try, so that the receiving side can tell a repeat. */
export function messageIdOf(key: string, mailFrom: string): string {
  const domain = senderOf(mailFrom).address.split("@")[1] ?? "localhost";
  return `<${createHash("sha256").update(key).digest("hex").slice(0, 40)}@${domain}>`;
}
