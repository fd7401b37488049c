/** One line of a calendar file: `DTSTART;TZID=Europe/Lisbon:20261126T090000`. */
export interface CalendarLine {
  name: string;
  params: Record<string, string>;
  value: string;
}

/** The lines of a calendar file, unfolded; what is no line is left out. */
export function readLines(text: string): CalendarLine[] {
  return text.replaceAll(/\r?\n[ \t]/g, "").split(/\r?\n/).flatMap((line): CalendarLine[] => {
    const found = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^;:"]*)(?:,(?:"[^"]*"|[^;:,"]*))*)*):(.*)$/s.exec(line);
    if (!found) return [];
    const params = Object.fromEntries([...(found[2] ?? "").matchAll(/;([A-Za-z0-9-]+)=("[^"]*"|[^;]*)/g)].map(([, name = "", value = ""]) => [name.toUpperCase(), value.replaceAll('"', "")]));
    return [{ name: (found[1] ?? "").toUpperCase(), params, value: found[3] ?? "" }];
  });
}
