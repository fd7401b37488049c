import { router } from "../trpc/trpc.ts";
import { listPlugins } from "./procedures/list-plugins.ts";
import { menuProcedure } from "./procedures/menu-procedure.ts";
import { readPlugin, retryPluginWork } from "./procedures/read-plugin.ts";
import { switchPluginProcedure } from "./procedures/switch-plugin-procedure.ts";

export const pluginsRouter = router({ list: listPlugins, switch: switchPluginProcedure, menu: menuProcedure, read: readPlugin, retry: retryPluginWork });
