import { z } from "zod";
import { formatMoment } from "../format-moment.ts";
import { mailTemplate, momentNumber, nameText, zoneText } from "../mail-template.ts";

const when = { at: momentNumber, timeZone: zoneText };
const portalButton = (portal: string) => ({ label: "Open the portal", href: portal });

/** Says that the password was changed. */
export const passwordChangedMail = mailTemplate({
  data: z.object(when),
  words: ({ at, timeZone }, portal) => ({
    subject: "Your password was changed",
    paragraphs: [`The password of your client portal account was changed on ${formatMoment(at, timeZone)}.`],
    button: portalButton(portal),
    notes: ["If it was you, there is nothing to do.", "If it was not you, choose a new password with the link Forgot password on the sign-in page, and tell the practice."],
  }),
});

const factorSentences = {
  on: "An authenticator app was added to your sign-in",
  off: "The authenticator app was removed from your sign-in",
  "recovery-used": "A recovery code was used to sign in",
  "recovery-new": "New recovery codes were made, and the old ones no longer work",
} as const;

/** Says that the second step of signing in was changed or passed with a recovery code. */
export const secondFactorMail = mailTemplate({
  data: z.object({ ...when, change: z.enum(["on", "off", "recovery-used", "recovery-new"]) }),
  words: ({ at, timeZone, change }, portal) => ({
    subject: "Your second sign-in step was changed",
    paragraphs: [`${factorSentences[change]} on ${formatMoment(at, timeZone)}.`],
    button: portalButton(portal),
    notes: ["If it was you, there is nothing to do.", "If it was not you, change your password in Settings, sign out everywhere, and tell the practice."],
  }),
});

/** Says that a device signed in for the first time. */
export const newSignInMail = mailTemplate({
  data: z.object({ ...when, device: nameText.default("a device that was not used before") }),
  words: ({ at, timeZone, device }, portal) => ({
    subject: "A new device signed in",
    paragraphs: [`Your client portal account was opened on ${formatMoment(at, timeZone)} with ${device}.`],
    button: portalButton(portal),
    notes: ["If it was you, there is nothing to do.", "If it was not you, change your password in Settings, sign out everywhere, and tell the practice."],
  }),
});

/** Tells both the old and the new address that the sign-in address was changed. */
export const addressChangedMail = mailTemplate({
  data: z.object(when),
  words: ({ at, timeZone }, portal) => ({
    subject: "Your sign-in address was changed",
    paragraphs: [`The e-mail address of your client portal account was changed on ${formatMoment(at, timeZone)}.`],
    button: portalButton(portal),
    notes: ["If it was you, there is nothing to do.", "If it was not you, tell the practice now: it can stop this account."],
  }),
});
