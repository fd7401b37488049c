/** What tells two people of one name apart. */
export interface KnownPerson {
  birthDate: string | null;
  email: string | null;
}

/** Text without accents, case and extra spaces. */
export const folded = (text: string | null | undefined): string => (text ?? "").normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/\s+/g, " ").trim();

/** A full name to look people up by. */
export const foldedName = (first: string | null | undefined, last: string | null | undefined): string => `${folded(first)}|${folded(last)}`;

/** Whether two people of one name may be one: another date of birth is another person, and so is another e-mail unless the dates agree. */
export function isSamePerson(one: KnownPerson, other: KnownPerson): boolean {
  if (one.birthDate && other.birthDate) return one.birthDate === other.birthDate;
  if (one.email && other.email) return one.email === other.email;
  return true;
}
