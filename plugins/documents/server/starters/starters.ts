import { consentToTreatment } from "./consent-to-treatment.ts";
import { practicePolicies } from "./practice-policies.ts";
import { releaseOfInformation } from "./release-of-information.ts";
import { telehealthConsent } from "./telehealth-consent.ts";

/** A shipped text: a place to start from, for the practice to read, change and have checked. */
export interface Starter {
  key: string;
  title: string;
  source: string;
  renewMonths: number | null;
}

export const starters: readonly Starter[] = [consentToTreatment, telehealthConsent, releaseOfInformation, practicePolicies];
