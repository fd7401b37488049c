import { notFound } from "../errors.ts";
import { cleanName } from "../files/clean-name.ts";
import type { Host } from "../host-parts.ts";
import { openLine } from "../inbox/card-line.ts";
import { exportConversations } from "../inbox/export-conversations.ts";
import type { StaffViewer } from "../viewer.ts";
import { clientName } from "../people/people-rows.ts";
import { contactsOf } from "../people/list-contacts.ts";
import { recordsOf } from "../audit/audit-query.ts";
import { nameLines } from "../audit/name-lines.ts";
import { conversationHtml } from "./conversation-html.ts";
import { csvLine } from "./csv-line.ts";
import { fileBytes } from "./export-practice.ts";
import type { ZipWriter } from "./zip/zip-writer.ts";

interface ClientFile {
  id: string;
  name: string;
  mime: string;
  size: number;
  sha256: string;
  storage_key: string;
  created_at: number;
}

const readMe = `This is what a practice keeps about one client in its client portal.

client.json             the client, contacts, care team, portal users and conversations
conversations/*.html    each conversation, to read in a browser
files/*                 files that were sent in conversations, and those of plugins: documents, answers, papers
plugins/*.json          what each plugin keeps about the client
access.csv              who looked at or changed it, and when

Internal notes of the practice are not in it, nor conversations with a part of the team that whoever made it is not in.
`;

/** Writes everything about one client that a staff member may see into a zip, and nothing about others. */
export async function exportClient(host: Host, viewer: StaffViewer, clientId: string, zip: ZipWriter): Promise<Record<string, number>> {
  const { practiceId } = viewer;
  const people = host.people.of(practiceId);
  const client = await people.client(clientId);
  if (!client) throw notFound("this client");
  const [practice, team, users, contacts, conversations, cards] = await Promise.all([
    people.practice(), people.careTeam(clientId), people.portalUsersOf(clientId), contactsOf(host, practiceId, clientId), exportConversations(host, practiceId, clientId, viewer), cardLines(host, practiceId, clientId),
  ]);
  const ofPlugins = await Promise.all(host.registry.all().map(async ({ id, plugin }) => (await plugin?.exports?.clientFiles?.(host.context(id, practiceId, viewer), clientId)) ?? []));
  const sent = conversations.flatMap((one) => one.entries.flatMap((entry) => entry.attachments.map((file) => file.fileId)));
  const files = await filesOf(host, practiceId, [...new Set([...sent, ...ofPlugins.flat()])]);
  const paths = new Map(files.map((file) => [file.id, `files/${file.id}-${cleanName(file.name)}`]));
  const entries = conversations.map(({ entries: list, ...rest }) => ({
    ...rest,
    entries: list.map((entry) => ({ ...entry, card: cards.get(entry.id) ?? null })),
  }));

  await zip.add("README.txt", [readMe]);
  await zip.add("client.json", [JSON.stringify({
    format: "anteroom-client", version: 1, exportedAt: new Date(host.clock.now()).toISOString(), practice: { name: practice.name, timeZone: practice.timeZone },
    client, contacts, careTeam: team.map(({ id, name, title }) => ({ id, name, title })),
    portalUsers: users.map(({ accountId: _account, ...user }) => user), conversations: entries,
    files: files.map(({ storage_key: _key, ...file }) => ({ ...file, path: paths.get(file.id) })),
  }, null, 2)]);
  for (const conversation of entries) {
    const user = users.find((one) => one.id === conversation.portalUserId);
    const html = conversationHtml({
      title: `Conversation with ${user ? `${user.firstName} ${user.lastName}` : "a former portal user"}`, about: clientName(client), practice: practice.name, zone: practice.timeZone,
      entries: conversation.entries.map((entry) => ({
        at: entry.at, kind: entry.kind, author: entry.author.name, text: entry.card ? [entry.card.title, entry.card.summary].filter(Boolean).join("\n") : entry.text, withdrawn: entry.withdrawnAt !== null,
        files: entry.attachments.map((file) => ({ name: file.name, path: paths.get(file.fileId) ?? null })),
      })),
    });
    await zip.add(`conversations/${conversation.conversationId}.html`, [html]);
  }
  for (const file of files) await zip.add(paths.get(file.id) ?? file.id, fileBytes(host, practiceId, file.storage_key), { store: true });
  for (const { id, plugin } of host.registry.all()) {
    const exported = id === "core" ? undefined : await plugin?.exports?.client?.(host.context(id, practiceId, viewer), clientId);
    if (exported !== undefined) await zip.add(`plugins/${id}.json`, [JSON.stringify(exported, null, 2)]);
  }
  await zip.add("access.csv", accessLines(host, practiceId, clientId));
  return { conversations: entries.length, files: files.length };
}

async function filesOf(host: Host, practiceId: string, ids: readonly string[]): Promise<ClientFile[]> {
  const files: ClientFile[] = [];
  for (let from = 0; from < ids.length; from += 500) {
    const part = ids.slice(from, from + 500);
    files.push(...(await host.db.hot.all<ClientFile>(
      `SELECT id, name, mime, size, sha256, storage_key, created_at FROM files WHERE practice_id = ? AND removed_at IS NULL AND state = 'ready' AND id IN (${part.map(() => "?").join(", ")})`,
      [practiceId, ...part],
    )));
  }
  return files;
}

async function cardLines(host: Host, practiceId: string, clientId: string): Promise<Map<string, { kind: string; title: string; summary: string }>> {
  const rows = await host.db.hot.all<{ conversation_id: string; entry_id: string; kind: string; line: string | null }>(
    "SELECT k.conversation_id, k.entry_id, k.kind, k.line FROM inbox_cards k JOIN inbox_conversations c ON c.id = k.conversation_id WHERE c.practice_id = ? AND c.client_id = ? AND k.audience = 'all'",
    [practiceId, clientId],
  );
  return new Map(rows.flatMap((row) => {
    const line = openLine(host.sealer, { ...row, practice_id: practiceId });
    return line ? [[row.entry_id, { kind: row.kind, title: line.title, summary: line.summary }] as const] : [];
  }));
}

async function* accessLines(host: Host, practiceId: string, clientId: string): AsyncGenerator<string> {
  const clientIds = await recordsOf(host, practiceId, clientId);
  yield `\uFEFF${csvLine(["Time (UTC)", "Who", "What", "Result"])}`;
  for (let before: number | undefined; ; ) {
    const lines = await host.audit.list(practiceId, { clientIds, limit: 500, ...(before === undefined ? {} : { before }) });
    for (const line of await nameLines(host, practiceId, lines)) yield csvLine([new Date(line.at).toISOString(), line.actorName ?? "", line.sentence, line.result ?? "ok"]);
    before = lines.at(-1)?.n;
    if (lines.length < 500 || before === undefined) return;
  }
}
