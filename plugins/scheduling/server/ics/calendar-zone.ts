import { isTimeZone } from "@anteroom/core/server";

/** Zones as Outlook and Exchange name them. */
const windows: Record<string, string> = {
  "Eastern Standard Time": "America/New_York", "Central Standard Time": "America/Chicago", "Mountain Standard Time": "America/Denver", "Pacific Standard Time": "America/Los_Angeles", "US Mountain Standard Time": "America/Phoenix",
  "Alaskan Standard Time": "America/Anchorage", "Hawaiian Standard Time": "Pacific/Honolulu", "Atlantic Standard Time": "America/Halifax", "Newfoundland Standard Time": "America/St_Johns", "Canada Central Standard Time": "America/Regina",
  "GMT Standard Time": "Europe/London", "Greenwich Standard Time": "Atlantic/Reykjavik", "W. Europe Standard Time": "Europe/Berlin", "Romance Standard Time": "Europe/Paris", "Central Europe Standard Time": "Europe/Budapest",
  "Central European Standard Time": "Europe/Warsaw", "E. Europe Standard Time": "Europe/Chisinau", "FLE Standard Time": "Europe/Kyiv", "GTB Standard Time": "Europe/Bucharest", "Russian Standard Time": "Europe/Moscow",
  "Israel Standard Time": "Asia/Jerusalem", "India Standard Time": "Asia/Kolkata", "Nepal Standard Time": "Asia/Kathmandu", "China Standard Time": "Asia/Shanghai", "Tokyo Standard Time": "Asia/Tokyo", "Singapore Standard Time": "Asia/Singapore",
  "AUS Eastern Standard Time": "Australia/Sydney", "E. Australia Standard Time": "Australia/Brisbane", "Cen. Australia Standard Time": "Australia/Adelaide", "W. Australia Standard Time": "Australia/Perth", "New Zealand Standard Time": "Pacific/Auckland",
  "E. South America Standard Time": "America/Sao_Paulo", "Argentina Standard Time": "America/Argentina/Buenos_Aires", "Central America Standard Time": "America/Guatemala", "SA Pacific Standard Time": "America/Bogota", UTC: "UTC",
};

/** The zone that a calendar file names: as the IANA knows it, as Windows does, or the owner's own when neither does. */
export function calendarZone(name: string | undefined, own: string): string {
  if (!name) return own;
  const plain = name.replace(/^\/[^/]*\/(?=[A-Z])/, "");
  return isTimeZone(plain) ? plain : (windows[plain] ?? own);
}
