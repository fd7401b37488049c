import type { AnyTRPCRouter } from "@trpc/server";
import { accountRouter } from "../accounts/router.ts";
import { auditRouter } from "../audit/router.ts";
import { deskRouter } from "../desk/router.ts";
import { filesRouter } from "../files/router.ts";
import { inboxRouter } from "../inbox/router.ts";
import { notifyRouter } from "../notify/router.ts";
import { peopleRouter } from "../people/router.ts";
import type { PluginRegistry } from "../plugins/plugin-registry.ts";
import { practiceRouter } from "../practice/router.ts";
import { pluginsRouter } from "../plugins/router.ts";
import { previewRouter } from "../preview/router.ts";
import { profileRouter } from "../profile/router.ts";
import { searchRouter } from "../search/router.ts";
import { settingsRouter } from "../settings/router.ts";
import { teamRouter } from "../team/router.ts";
import { transferRouter } from "../transfer/router.ts";
import { router } from "./trpc.ts";

/** Core's own procedures; what the shell, the pages and the browser's `coreApi` are typed by. */
export const coreRouter = router({
  account: accountRouter,
  people: peopleRouter,
  inbox: inboxRouter,
  desk: deskRouter,
  notify: notifyRouter,
  files: filesRouter,
  preview: previewRouter,
  profile: profileRouter,
  search: searchRouter,
  settings: settingsRouter,
  plugins: pluginsRouter,
  audit: auditRouter,
  practice: practiceRouter,
  team: teamRouter,
  transfer: transferRouter,
});

export type CoreRouter = typeof coreRouter;

/** Everything that can be called: core's routers by name, and each plugin's under its id. */
export function createRootRouter(registry: PluginRegistry): AnyTRPCRouter {
  const plugins: Record<string, AnyTRPCRouter> = {};
  for (const { id, plugin } of registry.all()) if (plugin?.router) plugins[id] = plugin.router;
  return router({ ...coreRouter._def.record, ...plugins } as never) as AnyTRPCRouter;
}
