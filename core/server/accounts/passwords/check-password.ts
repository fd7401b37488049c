import { AppError, invalid } from "../../errors.ts";
import { bare, isCommonPassword } from "./common-passwords.ts";

const shortestPassword = 12;
const longestPassword = 1_000;

/** What a person who knows the owner would try: address, names, practice. */
export type PasswordContext = readonly (string | null | undefined)[];

const length = (text: string): number => [...text.normalize("NFC")].length;

function isAboutOwner(password: string, context: PasswordContext): boolean {
  const plain = bare(password);
  const words = context
    .flatMap((one) => (one ? [one, one.split("@")[0] ?? "", ...one.split(/[^\p{L}\p{N}]+/u)] : []))
    .map(bare)
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length);
  let rest = plain;
  for (const word of words) rest = rest.replaceAll(word, "");
  // Names with a few characters around them are guessed; a long phrase that happens to have a name in it is not.
  return plain.length > 0 && rest.length < plain.length && rest.replaceAll(/[0-9]/g, "").length < 4;
}

/** What is wrong with a new password, in the words for its field; null when nothing is. No rule on which characters to use. */
export function passwordProblem(password: string, context: PasswordContext): string | null {
  // The raw length comes first, so that nothing is computed over a megabyte.
  if (password.length > longestPassword * 2 || length(password) > longestPassword) return "Password must be 1,000 characters or fewer.";
  if (length(password) === 0) return "Enter a password.";
  if (length(password) < shortestPassword) return "Password must be 12 characters or more. A few words in a row work well.";
  if (isCommonPassword(password)) return "This password is too easy to guess. Choose one that is not on the lists of common passwords.";
  if (isAboutOwner(password, context)) return "This password is too easy to guess. Choose one without your name, your email address or the name of your practice.";
  return null;
}

/** @throws AppError `INVALID` with the message at the field that is wrong. */
export function checkNewPassword(typed: { password: string; passwordAgain: string }, context: PasswordContext): void {
  const problem = passwordProblem(typed.password, context);
  if (problem) throw invalid({ password: problem });
  if (typed.password.normalize("NFC") !== typed.passwordAgain.normalize("NFC")) {
    throw invalid({ passwordAgain: "The two passwords do not match. Type the same password in both boxes." });
  }
}

/** Refuses what cannot be anybody's password before any hashing. */
export function refuseOversized(password: string): void {
  if (password.length > longestPassword * 2) {
    throw new AppError("INVALID", "Password must be 1,000 characters or fewer.", { fields: { password: "Password must be 1,000 characters or fewer." } });
  }
}
