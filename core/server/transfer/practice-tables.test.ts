import { expect, it } from "vitest";
import { createTestPortal } from "../../testing/test-portal.ts";
import { practiceTables } from "./practice-tables.ts";

// Each with why it stays behind.
const leftOut: Record<string, string> = {
  practices: "its facts are in practice.json",
  staff: "is in staff.jsonl, with addresses and without passwords",
  staff_invitations: "whoever had one is invited again",
  invitations: "whoever had one is invited again",
  audit_log: "is in audit.jsonl to read; a chain belongs to the portal that sealed it",
  audit_heads: "belong to the chain",
  inbox_drafts: "are their writer's alone until they are sent",
  file_uploads: "are files on their way", file_pieces: "are files on their way",
  import_batches: "tell of this portal's imports",
  import_rows: "tell of this portal's imports",
  transfer_downloads: "are links of this portal",
  workflow_history: "tells how this portal's workflows came where they stand",
  jobs: "is work of this portal", plugin_faults: "is about the code of this portal", outbox: "is work of this portal", outbox_deliveries: "is work of this portal", effects: "is work of this portal",
  once_keys: "are keys of this portal's requests",
  notices: "are mails of this portal", notice_turns: "are mails of this portal", account_mails: "are mails of this portal", deliveries: "are mails of this portal",
  text_consents: "hold for this portal's own number: whoever had agreed agrees anew", texts: "are texts of this portal",
};
const leftOutColumns: Record<string, readonly string[]> = {
  portal_users: ["account_id"],
  settings: ["secrets"],
  files: ["storage_key", "removed_at"],
  workflow_timers: ["attempt", "claim", "claimed_until", "error", "done_at"],
};

it("exports every column of every table of a practice, or says why not", async () => {
  const test = await createTestPortal();
  const tables = await test.host.db.hot.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  const missing: string[] = [];
  for (const { name } of tables) {
    const columns = (await test.host.db.hot.all<{ name: string }>(`SELECT name FROM pragma_table_info('${name}')`)).map((one) => one.name);
    if (!columns.includes("practice_id") && name !== "practices") continue;
    const exported = practiceTables.find((one) => one.table === name);
    if (!exported) {
      if (!leftOut[name]) missing.push(name);
      continue;
    }
    const known = new Set([...Object.keys(exported.columns), ...(leftOutColumns[name] ?? []), "practice_id"]);
    missing.push(...columns.filter((column) => !known.has(column)).map((column) => `${name}.${column}`), ...Object.keys(exported.columns).filter((column) => !columns.includes(column)).map((column) => `${name}.${column} is not there`));
  }
  await test.close();
  expect(missing).toEqual([]);
});
