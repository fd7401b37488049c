/** A moment in words, with its zone: "24 November 2026, 9:12 am Eastern Standard Time". */
export function momentText(at: string | number, zone: string): string {
  const moment = new Date(at);
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: zone }).format(moment);
  const time = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone: zone, timeZoneName: "long" }).format(moment);
  return `${day}, ${time.replace("\u202f", " ")}`;
}
