/** "Tue, Nov 24, 2026, 9:05 AM EST" */
export const formatInZone = (at: number, zone: string): string =>
  new Intl.DateTimeFormat("en-US", { timeZone: zone, weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" }).format(at);
