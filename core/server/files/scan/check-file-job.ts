import { z } from "zod";
import type { Host } from "../../host-parts.ts";
import { hostOfContext } from "../../plugins/context-host.ts";
import type { PluginDefinition } from "../../plugins/define-plugin.ts";
import type { FileRow } from "../file-rows.ts";

const minute = 60_000;
/** The scanner is asked again after 1, 2, 4 and 8 minutes, and then each quarter of an hour until it answers. */
const waitMs = (attempt: number): number => Math.min(2 ** (attempt - 1), 15) * minute;

/** Plans the next check of a file that could not be checked. */
export async function planCheck(host: Host, file: Pick<FileRow, "id" | "practice_id">, attempt: number): Promise<void> {
  await host.jobs.add(
    { practiceId: file.practice_id, pluginId: "core", name: "check-file", payload: { fileId: file.id, attempt }, dueAt: host.clock.now() + waitMs(attempt), key: `check:${file.id}:${attempt}` },
    host.db.hot,
  );
}

const payload = z.object({ fileId: z.string(), attempt: z.number().int() });

export const checkFileJob: NonNullable<PluginDefinition["jobs"]>[string] = {
  payload,
  async run(ctx, given) {
    const { fileId, attempt } = payload.parse(given);
    const host = hostOfContext(ctx);
    const done = await host.files.check(ctx.practiceId, fileId);
    if (!done) await planCheck(host, { id: fileId, practice_id: ctx.practiceId }, attempt + 1);
  },
};
