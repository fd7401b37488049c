import type { PluginCheck } from "../candidate.ts";

/** Examples pass their own schemas, and every listener understands the events of installed plugins that it hears. */
export const checkEvents: PluginCheck = {
  name: "events",
  problems({ id, plugin }, others) {
    const problems: string[] = [];
    for (const event of plugin.events ?? []) {
      if (!event.schema.safeParse(event.example).success) problems.push(`${id}: the example of the event "${event.name}" does not pass its own schema; mend one of them`);
    }
    for (const notice of plugin.notifications ?? []) {
      if (!notice.data.safeParse(notice.example).success) problems.push(`${id}: the example of the notification "${notice.kind}" does not pass its own schema; mend one of them`);
    }
    for (const listener of plugin.listens ?? []) {
      const producerId = listener.to.split(".")[0] ?? "";
      const producer = others.find((one) => one.id === producerId);
      // Whoever is not installed publishes nothing: the listener waits for the day that it is.
      if (!producer) continue;
      const event = producer.plugin.events?.find((one) => one.name === listener.to && one.version === listener.version);
      if (!event) problems.push(`${id}: the listener "${listener.as}" hears "${listener.to}" version ${listener.version}, which ${producerId} does not publish; take one of ${(producer.plugin.events ?? []).map((one) => `${one.name} version ${one.version}`).join(", ") || "none"}`);
      else if (!listener.read.safeParse(event.example).success) problems.push(`${id}: the listener "${listener.as}" cannot read the example of "${listener.to}"; make read fit what the event carries`);
    }
    return problems;
  },
};
