import type { MailTemplate } from "./mail-template.ts";
import { guestChangedMail, guestEndedMail, guestInvitedMail } from "./templates/guests.ts";
import { invitationMail } from "./templates/invitation.ts";
import { prospectAnsweredMail, prospectConfirmMail } from "./templates/prospects.ts";
import { resetPasswordMail } from "./templates/reset-password.ts";
import { addressChangedMail, newSignInMail, passwordChangedMail, secondFactorMail } from "./templates/security.ts";
import { staffInvitationMail } from "./templates/staff-invitation.ts";
import { signInLinkMail } from "./templates/sign-in-link.ts";

/** Every mail that `queueMail` can send, by the name that callers give. */
export const mailTemplates: Readonly<Record<string, MailTemplate>> = {
  "invitation": invitationMail,
  "staff-invitation": staffInvitationMail,
  "sign-in-link": signInLinkMail,
  "reset-password": resetPasswordMail,
  "security-password-changed": passwordChangedMail,
  "security-second-factor": secondFactorMail,
  "security-new-sign-in": newSignInMail,
  "address-changed": addressChangedMail,
  "prospect-confirm": prospectConfirmMail,
  "prospect-answered": prospectAnsweredMail,
  "guest-invited": guestInvitedMail,
  "guest-changed": guestChangedMail,
  "guest-ended": guestEndedMail,
};

/** @throws when there is no template of this name, naming those there are. */
export function mailTemplateOf(name: string): MailTemplate {
  const found = Object.hasOwn(mailTemplates, name) ? mailTemplates[name] : undefined;
  if (!found) throw new Error(`notify: there is no mail "${name}"; there are ${Object.keys(mailTemplates).join(", ")}`);
  return found;
}
