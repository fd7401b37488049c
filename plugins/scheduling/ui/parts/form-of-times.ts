import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer, SentForm } from "@anteroom/core/ui/plugin-form.ts";
import type { PluginPageArgs } from "@anteroom/core/ui/plugin-page.ts";
import type { SchedulingRouter } from "../../server/router.ts";
import { nearestIn } from "./nearest-in.ts";
import type { Nearest } from "./nearest-in.ts";

type Api = ReturnType<SchedulingRouter["createCaller"]>;

/** `pluginForm` for a form that takes a time: when the time is gone, `nearest` says so with those that are free. */
export async function formOfTimes(args: PluginPageArgs, run: (form: SentForm, api: Api) => Promise<FormAnswer>): Promise<FormAnswer & { nearest: Nearest | null }> {
  let nearest: Nearest | null = null;
  const answer = await pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    try {
      return await run(form, api);
    } catch (error) {
      nearest = nearestIn(error);
      throw error;
    }
  });
  return { ...answer, nearest };
}
