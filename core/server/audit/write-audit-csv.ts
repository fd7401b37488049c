import type { Host } from "../host-parts.ts";
import { csvLine } from "../transfer/csv-line.ts";
import type { AuditFilter } from "./audit.ts";
import { nameLines } from "./name-lines.ts";

const heads = ["Line", "Time (UTC)", "Who", "Kind", "Who (id)", "What", "Verb", "Client", "Client (id)", "About (id)", "Result", "Address", "Device", "Detail"];
const page = 500;

/** The log as CSV, page by page, the newest line first. */
export async function* auditCsv(host: Host, practiceId: string, filter: AuditFilter): AsyncGenerator<string> {
  // The mark makes spreadsheet programs read the letters as UTF-8.
  yield `\uFEFF${csvLine(heads)}`;
  for (let before: number | undefined; ; ) {
    const lines = await host.audit.list(practiceId, { ...filter, limit: page, ...(before === undefined ? {} : { before }) });
    const named = await nameLines(host, practiceId, lines);
    yield named
      .map((line) => csvLine([
        String(line.n), new Date(line.at).toISOString(), line.actorName ?? "", line.actor.kind, line.actor.id ?? "", line.sentence, `${line.pluginId}.${line.verb}`,
        line.clientName ?? "", line.clientId ?? "", line.subject ?? "", line.result ?? "ok", line.address ?? "", line.device ?? "", line.detail ? JSON.stringify(line.detail) : "",
      ]))
      .join("");
    before = lines.at(-1)?.n;
    if (lines.length < page || before === undefined) return;
  }
}
