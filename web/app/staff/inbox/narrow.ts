import type { DeskFilter } from "@anteroom/core/server";

/** What a view is narrowed to and how it is sorted, as its address carries it. */
export interface Narrow {
  filter: DeskFilter;
  sort: "waiting" | "recent";
}

export const wide: Narrow = { filter: {}, sort: "waiting" };

const word = (params: URLSearchParams, name: string, pattern: RegExp): string | undefined => {
  const value = params.get(name)?.trim() ?? "";
  return pattern.test(value) ? value : undefined;
};

/** Reads an address or a filter form; what does not fit is left out. */
export function readNarrow(params: URLSearchParams): Narrow {
  const tag = params.get("tag")?.trim().slice(0, 40);
  const professionalId = word(params, "professional", /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  const pluginId = word(params, "plugin", /^[a-z][a-z0-9-]{0,39}$/);
  const filter: DeskFilter = {
    ...(params.has("needs-reply") ? { needsReply: true } : {}),
    ...(params.has("overdue") ? { overdue: true } : {}),
    ...(params.has("has-task") ? { hasTask: true } : {}),
    ...(tag ? { tag } : {}),
    ...(professionalId ? { professionalId } : {}),
    ...(pluginId ? { pluginId } : {}),
  };
  return { filter, sort: params.get("sort") === "recent" ? "recent" : "waiting" };
}

/** The same as the end of an address, always in the same order; "" for a view as it is. */
export function narrowQuery({ filter, sort }: Narrow, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    ...(filter.needsReply ? { "needs-reply": "1" } : {}),
    ...(filter.overdue ? { overdue: "1" } : {}),
    ...(filter.hasTask ? { "has-task": "1" } : {}),
    ...(filter.tag ? { tag: filter.tag } : {}),
    ...(filter.professionalId ? { professional: filter.professionalId } : {}),
    ...(filter.pluginId ? { plugin: filter.pluginId } : {}),
    ...(sort === "recent" ? { sort } : {}),
    ...more,
  }).toString();
  return query ? `?${query}` : "";
}

/** What a list is asked for. */
export const narrowInput = ({ filter, sort }: Narrow) => ({ filter, sort });

/** What is asked for, in words: "Needs reply, forms open". */
export function narrowWords({ filter }: Narrow, names: { professionals: readonly { id: string; name: string }[]; plugins: readonly { id: string; name: string }[] }): string[] {
  const named = (list: readonly { id: string; name: string }[], id: string): string => list.find((one) => one.id === id)?.name ?? "somebody else";
  return [
    filter.needsReply ? "Needs reply" : "",
    filter.overdue ? "Overdue" : "",
    filter.hasTask ? "Has something to do" : "",
    filter.pluginId ? `${names.plugins.find((one) => one.id === filter.pluginId)?.name ?? "A plugin that is off"} open` : "",
    filter.tag ? `Tag ${filter.tag}` : "",
    filter.professionalId ? `Clients of ${named(names.professionals, filter.professionalId)}` : "",
  ].filter(Boolean);
}
