import { Cron } from "croner";
import type { PluginCheck } from "../candidate.ts";

const readError = (pattern: string): string | null => {
  try {
    new Cron(pattern, { paused: true });
    return pattern.trim().split(/\s+/).length === 5 ? null : "it has not five fields";
  } catch (cause) {
    return (cause as Error).message;
  }
};

/** Timed jobs name a time that can be read, and take the empty payload that the clock gives them. */
export const checkJobs: PluginCheck = {
  name: "jobs",
  problems: ({ id, plugin }) =>
    Object.entries(plugin.jobs ?? {}).flatMap(([name, job]) => {
      if (job.cron === undefined) return [];
      const why = readError(job.cron);
      return [
        ...(why === null ? [] : [`${id}: the job "${name}" has the cron pattern "${job.cron}", which cannot be read (${why}); write minute, hour, day, month and weekday, such as "0 6 * * 1"`]),
        ...(job.payload.safeParse({}).success ? [] : [`${id}: the job "${name}" has a cron pattern, but its payload refuses {}; give every field of the payload a default`]),
      ];
    }),
};
