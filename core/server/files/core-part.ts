import { z } from "zod";
import { hostOfContext } from "../plugins/context-host.ts";
import type { PluginDefinition } from "../plugins/define-plugin.ts";
import { filesMigrations } from "./files-migrations.ts";
import { checkFileJob } from "./scan/check-file-job.ts";

/** What files add to core. */
export const filesPart = {
  migrations: filesMigrations,
  jobs: {
    "check-file": checkFileJob,
    "sweep-files": {
      payload: z.unknown(),
      cron: "17 * * * *",
      async run(ctx) {
        await hostOfContext(ctx).files.sweep();
      },
    },
  },
} satisfies Partial<PluginDefinition>;
