import { router } from "../trpc/trpc.ts";
import { getSettings } from "./procedures/get-settings.ts";
import { saveSettings } from "./procedures/save-settings.ts";

export const settingsRouter = router({ get: getSettings, save: saveSettings });
