import { z } from "zod";
import { formatMoment } from "../format-moment.ts";
import { linkText, mailTemplate, momentNumber, nameText, zoneText } from "../mail-template.ts";

/** The enrolment mail; it says who invites and nothing about why. */
export const invitationMail = mailTemplate({
  data: z.object({ practiceName: nameText, professionalName: nameText.nullable().default(null), link: linkText, expiresAt: momentNumber, timeZone: zoneText }),
  words: ({ practiceName, professionalName, link, expiresAt, timeZone }) => ({
    subject: `${practiceName} invites you to its client portal`,
    paragraphs: [
      professionalName
        ? `${professionalName} at ${practiceName} invites you to the client portal: a private place where you can write to each other.`
        : `${practiceName} invites you to its client portal: a private place where you can write to each other.`,
      "Press the button to create a password.",
    ],
    button: { label: "Enroll in Client Portal", href: link },
    notes: [
      `This invitation works once, until ${formatMoment(expiresAt, timeZone)}.`,
      "If it has ended, open it all the same: the page can send you a new one. You can also ask the practice.",
      "If you do not know this practice, ignore this mail. Nothing happens without the button.",
    ],
  }),
});
