import { zoneName } from "@anteroom/core/time/format-time.ts";

/** One zone of the list: what is stored, and what people read and search. */
export interface ZoneOption {
  zone: string;
  /** "New York, America". */
  place: string;
  /** "Eastern Time". */
  name: string;
}

const common = ["America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu"];

/** "America/Argentina/Buenos_Aires" as "Buenos Aires, Argentina". */
export function placeOf(zone: string): string {
  const parts = zone.replaceAll("_", " ").split("/");
  const city = parts.at(-1) ?? zone;
  const region = parts.at(-2);
  return region === undefined ? city : `${city}, ${region}`;
}

const optionOf = (zone: string): ZoneOption => ({ zone, place: placeOf(zone), name: zoneName(zone) });

let made: { common: ZoneOption[]; others: ZoneOption[] } | undefined;

/** Every zone, those of most readers first. The server makes the list, so that all browsers show the same one. */
export function timeZones(): { common: ZoneOption[]; others: ZoneOption[] } {
  made ??= {
    common: common.map(optionOf),
    others: Intl.supportedValuesOf("timeZone").filter((zone) => !common.includes(zone)).map(optionOf).toSorted((a, b) => a.place.localeCompare(b.place, "en")),
  };
  return made;
}

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();

/** The zones whose place or name has every word that was typed. */
export function searchZones(zones: readonly ZoneOption[], typed: string): ZoneOption[] {
  const words = plain(typed).split(" ").filter(Boolean);
  return zones.filter((one) => {
    const text = ` ${plain(`${one.place} ${one.name} ${one.zone}`)}`;
    return words.every((word) => text.includes(` ${word}`));
  });
}
