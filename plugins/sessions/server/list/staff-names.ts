import type { PluginContext } from "@anteroom/core/server";

/** The names of staff by id, each looked up once. */
export async function staffNames(ctx: PluginContext, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all([...new Set(ids)].map((id) => ctx.people.staffMember(id)));
  return new Map(found.flatMap((one): [string, string][] => (one ? [[one.id, one.name]] : [])));
}
