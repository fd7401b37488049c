import { instantOf, readDate, writeDate } from "@anteroom/core/server";
import type { Rhythm } from "../rows/series.ts";
import type { Service } from "../rows/services.ts";
import type { WantedTime } from "./find-conflicts.ts";
import { seriesDays } from "./series-days.ts";

/** The times of a series: the same time on the wall each day, whatever the clocks do. A time that clocks skip comes as much later as they skip; of one that comes twice it is the first. */
export function seriesTimes(service: Pick<Service, "minutes" | "bufferBefore" | "bufferAfter">, { rhythm, firstDay, minutes, times, zone }: { rhythm: Rhythm; firstDay: string; minutes: number; times: number; zone: string }): (WantedTime & { day: string })[] {
  const first = readDate(firstDay);
  if (!first) return [];
  return seriesDays(rhythm, first, times).map((date) => {
    const startsAt = instantOf(date, minutes, zone);
    const endsAt = startsAt + service.minutes * 60_000;
    return { day: writeDate(date), startsAt, endsAt, busyFrom: startsAt - service.bufferBefore * 60_000, busyTo: endsAt + service.bufferAfter * 60_000 };
  });
}
