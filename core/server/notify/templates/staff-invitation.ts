import { z } from "zod";
import { formatMoment } from "../format-moment.ts";
import { linkText, mailTemplate, momentNumber, nameText, zoneText } from "../mail-template.ts";

/** Invites a colleague to the practice's side of the portal. */
export const staffInvitationMail = mailTemplate({
  data: z.object({ practiceName: nameText, inviterName: nameText.nullable().default(null), link: linkText, expiresAt: momentNumber, timeZone: zoneText }),
  words: ({ practiceName, inviterName, link, expiresAt, timeZone }) => ({
    subject: `Join the team of ${practiceName}`,
    paragraphs: [
      `${inviterName ? `${inviterName} invites you` : "You are invited"} to work with ${practiceName} in its client portal.`,
      "Press the button to see what you will be able to do, and to create a password or use the one that you have.",
    ],
    button: { label: "Join the team", href: link },
    notes: [
      `This invitation works once, until ${formatMoment(expiresAt, timeZone)}.`,
      "If it has ended, open it all the same: the page can send you a new one. You can also ask the practice.",
      "If you do not know this practice, ignore this mail. Nothing happens without the button.",
    ],
  }),
});
