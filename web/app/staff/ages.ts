/** Whole years from a `YYYY-MM-DD` birthday to a calendar day of the same shape; null for anything else. */
export function ageOn(birthDate: string | null, day: string): number | null {
  const born = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate ?? "");
  const now = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!born || !now) return null;
  const years = Number(now[1]) - Number(born[1]);
  const hadBirthday = `${now[2]}${now[3]}` >= `${born[2]}${born[3]}`;
  const age = hadBirthday ? years : years - 1;
  return age < 0 ? null : age;
}

/** Under 18, the age at which the practice is reminded to think of a parent or guardian. */
export const isMinor = (age: number | null): boolean => age !== null && age < 18;

/** "2 May 2014" from `2014-05-02`. */
export function birthdayWords(birthDate: string | null): string | null {
  if (!birthDate || !/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) return birthDate;
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" }).formatToParts(new Date(`${birthDate}T00:00:00Z`));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("day")} ${part("month")} ${part("year")}`;
}
