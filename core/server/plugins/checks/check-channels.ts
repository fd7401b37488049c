import type { PluginCheck } from "../candidate.ts";

/** What a browser may send has code that runs it, and what it is told has none. */
export const checkChannels: PluginCheck = {
  name: "channels",
  problems: ({ id, plugin }) =>
    Object.entries(plugin.channels ?? {})
      .filter(([, channel]) => (channel.direction === "from-client") !== (channel.run !== undefined))
      .map(([name, channel]) => `${id}: the channel event "${name}" goes ${channel.direction}, so it ${channel.run ? "must have no run" : "needs run"}`),
};
