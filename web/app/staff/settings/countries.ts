const codes = "US CA GB IE AU NZ AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IN IS IT LT LU LV MT MX NL NO PL PT RO SE SG SI SK ZA".split(" ");

const names = new Intl.DisplayNames(["en"], { type: "region" });

/** A country's name in English, from its two letters (ISO 3166). */
export const countryName = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);

/** Countries to choose from, by name; one that is not among them but stored already is added. */
export const countries = (stored: string): { code: string; name: string }[] =>
  [...new Set([...codes, stored])].map((code) => ({ code, name: countryName(code) })).toSorted((a, b) => a.name.localeCompare(b.name, "en"));
