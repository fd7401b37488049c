import type { FormDefinition } from "../../definition/form-definition.ts";
import { gad7 } from "../../measures/gad-7.ts";
import { phq9 } from "../../measures/phq-9.ts";
import { aboutYou } from "./about-you.ts";
import { emergencyContact } from "./emergency-contact.ts";
import { healthHistory } from "./health-history.ts";
import { insuranceDetails } from "./insurance-details.ts";
import { privacyNotice } from "./privacy-notice.ts";
import { telehealthConsent } from "./telehealth-consent.ts";
import { treatmentConsent } from "./treatment-consent.ts";

/** A form that every practice begins with. */
export interface ShippedForm {
  origin: string;
  form: FormDefinition;
  /** Legal texts wait as drafts with gaps to fill in: nobody can send them before the practice has read and published them. */
  ready: boolean;
}

export const shippedForms: readonly ShippedForm[] = [
  { origin: "about-you", form: aboutYou, ready: true },
  { origin: "health-history", form: healthHistory, ready: true },
  { origin: "emergency-contact", form: emergencyContact, ready: true },
  { origin: "insurance-details", form: insuranceDetails, ready: true },
  { origin: "treatment-consent", form: treatmentConsent, ready: false },
  { origin: "telehealth-consent", form: telehealthConsent, ready: false },
  { origin: "privacy-notice", form: privacyNotice, ready: false },
  { origin: "phq-9", form: phq9.form, ready: true },
  { origin: "gad-7", form: gad7.form, ready: true },
];

/** Packets that every practice begins with, by the origins of their forms. */
export const shippedPackets = [
  {
    origin: "standard-intake",
    title: "Standard intake",
    purpose: "For new clients, before the first session.",
    defaultFor: "adult",
    forms: ["about-you", "health-history", "emergency-contact", "insurance-details", "treatment-consent", "telehealth-consent", "privacy-notice", "phq-9", "gad-7"],
  },
  { origin: "mood-check", title: "Mood check", purpose: "PHQ-9 and GAD-7, to see how things change.", defaultFor: null, forms: ["phq-9", "gad-7"] },
] as const;
