import { z } from "zod";
import { formatMoment } from "../format-moment.ts";
import { linkText, mailTemplate, momentNumber, zoneText } from "../mail-template.ts";

/** A link and a six-digit code, so that another device can be signed in too. */
export const signInLinkMail = mailTemplate({
  data: z.object({ link: linkText, code: z.string().regex(/^\d{6}$/), expiresAt: momentNumber, timeZone: zoneText }),
  words: ({ link, code, expiresAt, timeZone }) => ({
    subject: "Sign in to the client portal",
    paragraphs: ["Press the button on the device where you want to sign in."],
    button: { label: "Sign in", href: link },
    code: { label: "Or type this code where you asked for it:", value: code },
    notes: [
      `Link and code work once, until ${formatMoment(expiresAt, timeZone)}. The newest mail is the one that counts.`,
      "If you did not ask for this, ignore it. Give the code to nobody; the practice never asks for it.",
    ],
  }),
});
