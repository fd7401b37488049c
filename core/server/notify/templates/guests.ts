import { z } from "zod";
import { linkText, mailTemplate, nameText } from "../mail-template.ts";

const data = z.object({ practiceName: nameText, link: linkText });
const alone = "The link is for you alone. Do not pass this mail on.";

/** Asks somebody without a portal to come; to what stands behind the link only. */
export const guestInvitedMail = mailTemplate({
  data,
  words: ({ practiceName, link }) => ({
    subject: "You are invited to an appointment",
    paragraphs: [`${practiceName} asks you to come to an appointment. Press the button to see when and where, and to say whether you come.`],
    button: { label: "See the appointment", href: link },
    notes: [alone, "If you do not know what this is about, ignore this mail."],
  }),
});

/** The time or the place is another one. */
export const guestChangedMail = mailTemplate({
  data,
  words: ({ practiceName, link }) => ({
    subject: "An appointment has changed",
    paragraphs: [`An appointment at ${practiceName} that you are invited to has changed. Press the button to see when and where it is now.`],
    button: { label: "See the appointment", href: link },
    notes: [alone],
  }),
});

/** It does not take place, or does without them. */
export const guestEndedMail = mailTemplate({
  data,
  words: ({ practiceName, link }) => ({
    subject: "You are not expected at an appointment any more",
    paragraphs: [`You were invited to an appointment at ${practiceName}. You need not come to it any more.`],
    button: { label: "See the appointment", href: link },
    notes: [alone],
  }),
});
