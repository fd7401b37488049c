import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { CountryCode } from "libphonenumber-js/min";

/** A number as somebody types it, in E.164; null when it is none. Without a leading + it is one of `country`. */
export function readPhoneNumber(typed: string, country: string): string | null {
  const number = parsePhoneNumberFromString(typed, country as CountryCode);
  return number?.isValid() ? number.number : null;
}

/** How people write a number, for the page of whom it belongs to. */
export const writePhoneNumber = (number: string): string => parsePhoneNumberFromString(number)?.formatInternational() ?? number;
