import { z } from "zod";
import { formatMoment } from "../format-moment.ts";
import { linkText, mailTemplate, momentNumber, zoneText } from "../mail-template.ts";

/** A link to choose a new password. */
export const resetPasswordMail = mailTemplate({
  data: z.object({ link: linkText, expiresAt: momentNumber, timeZone: zoneText }),
  words: ({ link, expiresAt, timeZone }) => ({
    subject: "Choose a new password",
    paragraphs: ["Somebody asked for a new password for the client portal with this address."],
    button: { label: "Choose a new password", href: link },
    notes: [
      `The link works once, until ${formatMoment(expiresAt, timeZone)}. If it has ended, ask for a new one on the sign-in page.`,
      "If it was not you, ignore this mail. Your password stays as it is.",
    ],
  }),
});
