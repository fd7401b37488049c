import type { NotificationDefinition } from "../notify/define-notification.ts";
import { noticeWords } from "../notify/notice-words.ts";

/** What people agree to, kept with the time; carriers ask for frequency, cost and the way out (CTIA, Messaging Principles and Best Practices). */
export const consentWording =
  "I agree to text messages from this client portal to my number when something waits for me, a few a week. They do not say what it is. My carrier may charge for them. I can answer STOP at any time.";

/** The text of a notice: the sentence of its class, a link, what can be answered, and the way out. It fits one or two segments. */
export const noticeText = (definition: NotificationDefinition, link: string): string =>
  [`${noticeWords[definition.class].subject}.`, link, ...(definition.replies ?? []).flatMap(({ hint }) => (hint ? [hint] : [])), "STOP ends texts."].join(" ");

export const codeText = (code: string): string => `${code} is your code to turn on texts from your client portal. It works for 10 minutes. STOP ends texts.`;

export const stopWords = new Set(["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"]);
export const startWords = new Set(["START", "UNSTOP"]);
export const helpWords = new Set(["HELP", "INFO"]);

export const answers = {
  stop: "You get no more texts from this client portal. Your appointments stay as they are. Text START to have texts again.",
  start: "Texts from your client portal are on again. Text STOP to end them.",
  help: (baseUrl: string): string => `Client portal: texts say that something waits for you. Open ${baseUrl}. Urgent help: ${baseUrl}/help. Text STOP to end texts.`,
  unknown: (baseUrl: string): string => `Nobody reads texts here. Write in the portal: ${baseUrl}. Urgent help: ${baseUrl}/help`,
  failed: (baseUrl: string): string => `That did not work. Open the portal: ${baseUrl}`,
};
