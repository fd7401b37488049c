/** "Ana Bell", "Ana Bell and Ben Wu", "Ana Bell, Ben Wu and Kim Ray". */
export function peopleWords(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
