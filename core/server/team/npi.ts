/**
 * Whether ten digits are a National Provider Identifier: a 1 or 2 first, and a check digit by the Luhn formula over the number
 * with 80840 before it (the issuer of health identifiers in the United States). Source: CMS, "Requirements for National
 * Provider Identifier (NPI) and NPI Check Digit"; its example is 1234567893.
 */
export function isNpi(text: string): boolean {
  if (!/^[12]\d{9}$/.test(text)) return false;
  const digits = [...`80840${text}`].map(Number).toReversed();
  const sum = digits.reduce((total, digit, place) => total + (place % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
}
