import type { Host } from "../host-parts.ts";
import { cellsPlace, type DuplicateChoice, type ImportBatch, type RowState } from "./import-batches.ts";
import { readImportValues, type ImportValues } from "./import-fields.ts";
import { importingPlugins } from "./offered-fields.ts";

/** `import_rows` as it is read. */
export interface ImportRow {
  n: number;
  state: RowState;
  cells: string;
  before_import: string | null;
  problems: string | null;
  match_id: string | null;
  match_row: number | null;
  choice: DuplicateChoice | null;
  client_id: string | null;
}

/** One row, understood. */
export interface ReadRow {
  values: ImportValues;
  /** The professional whom the row names, or the one chosen for all. */
  professionalId: string | null;
  /** Values of plugins' columns, by plugin. */
  plugins: Map<string, Record<string, string>>;
  problems: Record<string, string>;
}

export const cellsOf = (host: Host, batch: Pick<ImportBatch, "practiceId" | "id">, row: Pick<ImportRow, "n" | "cells">): string[] =>
  JSON.parse(host.sealer.unseal(cellsPlace(batch.practiceId, batch.id, row.n), row.cells)) as string[];

const folded = (text: string): string => text.toLowerCase().replaceAll(/\b(dr|prof|mr|mrs|ms|mx)\b\.?/g, " ").replaceAll(/[^\p{L}\p{N}@.]+/gu, " ").trim();

/** Makes what reads the rows of one import: its columns, its professionals, its plugins. */
export async function createRowReader(host: Host, batch: ImportBatch): Promise<(cells: readonly string[]) => Promise<ReadRow>> {
  const { practiceId, choices } = batch;
  const doors = await importingPlugins(host, practiceId);
  const staff = await host.db.hot.all<{ id: string; name: string; email: string; roles: string }>(
    "SELECT s.id, s.name, a.email_key AS email, s.roles FROM staff s JOIN accounts a ON a.id = s.account_id WHERE s.practice_id = ? AND s.active = 1",
    [practiceId],
  );
  const professionals = staff.filter((one) => (JSON.parse(one.roles) as string[]).includes("professional"));
  const byName = new Map(professionals.flatMap((one) => [[folded(one.name), one.id], [one.email, one.id]] as const));
  const chosen = professionals.some((one) => one.id === choices.professionalId) ? choices.professionalId : null;

  return async (cells) => {
    const own: Record<string, string> = {};
    const plugins = new Map<string, Record<string, string>>();
    for (const [field, column] of Object.entries(choices.columns)) {
      const cell = cells[column] ?? "";
      const dot = field.indexOf(".");
      if (dot < 0) own[field] = cell;
      else if (cell) plugins.set(field.slice(0, dot), { ...plugins.get(field.slice(0, dot)), [field.slice(dot + 1)]: cell });
    }
    const { values, problems } = readImportValues(own, choices.dateOrder);
    const named = values["professional"] ?? null;
    const professionalId = named ? (byName.get(folded(named)) ?? null) : chosen;
    if (named && !professionalId) problems["professional"] = `No professional of this practice is called “${named.slice(0, 60)}”.`;
    else if (!professionalId) problems["professional"] = "Choose a professional for rows that name none.";
    for (const { pluginId, door } of doors) {
      const given = plugins.get(pluginId);
      if (!given) continue;
      for (const [column, message] of Object.entries(await door.check(host.context(pluginId, practiceId, null), given))) problems[`${pluginId}.${column}`] = message;
    }
    for (const pluginId of plugins.keys()) if (!doors.some((one) => one.pluginId === pluginId)) plugins.delete(pluginId);
    return { values, professionalId, plugins, problems };
  };
}
