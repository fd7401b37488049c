import { z } from "zod";
import { hostOfContext } from "../plugins/context-host.ts";
import type { PluginDefinition } from "../plugins/define-plugin.ts";
import { textMigrations } from "../texts/text-migrations.ts";
import { mailEnded } from "./mail-ended.ts";
import { notifyMigrations } from "./notify-migrations.ts";
import { purgeNotices } from "./purge-notices.ts";

/** What telling people adds to core. */
export const notifyPart = {
  migrations: [...notifyMigrations, ...textMigrations],
  events: [mailEnded],
  audit: { "texts-on": "agreed to text messages", "texts-off": "ended text messages", "texts-stopped": "answered STOP: text messages ended", "texts-resumed": "answered START: text messages are on again" },
  jobs: {
    "purge-notices": {
      payload: z.unknown(),
      cron: "40 3 * * *",
      run: (ctx) => purgeNotices(hostOfContext(ctx)),
    },
  },
} satisfies Partial<PluginDefinition>;
