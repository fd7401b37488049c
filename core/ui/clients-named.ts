import type { CoreRouter } from "@anteroom/core/host";
import { pluginPageApi } from "./plugin-page.ts";
import type { PluginPageArgs } from "./plugin-page.ts";

type People = { createCaller: () => ReturnType<CoreRouter["createCaller"]>["people"] };

/** For an action of a page of staff that looks for somebody: the first twenty clients of the viewer whose name or e-mail has these words. What is looked for is posted, so that names stay out of addresses and logs. */
export async function clientsNamed(args: PluginPageArgs, search: string): Promise<{ id: string; name: string }[]> {
  if (search.trim() === "") return [];
  const { clients } = await (pluginPageApi("people", args) as ReturnType<People["createCaller"]>).listClients({ search: search.slice(0, 100), limit: 20 });
  return clients.map(({ id, name }) => ({ id, name }));
}
