import { z } from "zod";
import { formatMoment } from "../format-moment.ts";
import { linkText, mailTemplate, momentNumber, nameText, zoneText } from "../mail-template.ts";

/** Asks somebody without a portal whether the address is theirs; what they chose stands behind the link only. */
export const prospectConfirmMail = mailTemplate({
  data: z.object({ practiceName: nameText, link: linkText, expiresAt: momentNumber, timeZone: zoneText }),
  words: ({ practiceName, link, expiresAt, timeZone }) => ({
    subject: "Confirm your e-mail address",
    paragraphs: [`Somebody gave this address on the page of ${practiceName}. Press the button to see what was chosen, and to confirm it.`],
    button: { label: "Look and confirm", href: link },
    notes: [`Nothing is settled until you confirm. The link works until ${formatMoment(expiresAt, timeZone)}.`, "If it was not you, ignore this mail. Nothing happens without the button, and what was typed is deleted."],
  }),
});

/** There is an answer to read; the answer itself stands behind the link. */
export const prospectAnsweredMail = mailTemplate({
  data: z.object({ practiceName: nameText, link: linkText, timeZone: zoneText }),
  words: ({ practiceName, link }) => ({
    subject: `${practiceName} has answered you`,
    paragraphs: [`${practiceName} has answered what you sent on its page.`],
    button: { label: "Read the answer", href: link },
    notes: ["The link is for you alone. Do not pass this mail on."],
  }),
});
