import type { Host } from "../host-parts.ts";
import type { NoticeReply } from "../notify/define-notification.ts";
import { findRecipient } from "../notify/find-recipient.ts";
import { recipientOf } from "../notify/recipient-key.ts";
import type { RecipientKey } from "../notify/recipient-key.ts";
import { personAsStaff } from "../people/person-as-staff.ts";
import { portalViewerOf } from "../profile/portal-viewer-of.ts";
import type { Viewer } from "../viewer.ts";
import { isStopped, resumeNumber, stopNumber } from "./text-consent.ts";
import { answers, helpWords, startWords, stopWords } from "./text-words.ts";

interface Noticed {
  practice_id: string;
  plugin_id: string;
  kind: string;
  to_kind: "portal" | "staff";
  to_id: string;
  data: string;
}

type Kind = "stop" | "start" | "help" | "reply" | "unknown";

const dayMs = 86_400_000;
/** An answer later than this is to something else. */
const answerableMs = 7 * dayMs;
const tooLongMs = 30_000;
const phoneOf = (text: string): string => (/^\+[1-9]\d{6,14}$/.test(text) ? text : "");

/**
 * Takes a text that came in and says what to answer; "" for nothing. The gateway may send it again: then the answer is the same and nothing
 * happens twice. STOP, START and HELP are the carriers' words and come first; others go to the newest notice of that number that takes them.
 */
export async function takeText(host: Host, fields: URLSearchParams): Promise<string> {
  const id = (fields.get("MessageSid") ?? "").slice(0, 64);
  const phone = phoneOf(fields.get("From") ?? "");
  if (!id || !phone) return "";
  const before = await claim(host, id, phone);
  if (before !== null) return before;
  const words = (fields.get("Body") ?? "").trim().toUpperCase().split(/\s+/).slice(0, 5).map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, "")).filter(Boolean);
  const taken = await take(host, phone, words);
  // Gateways answer the carriers' words themselves where they are set up to.
  const answer = fields.has("OptOutType") && taken.kind !== "reply" && taken.kind !== "unknown" ? "" : taken.answer;
  await host.db.hot.run("UPDATE texts_received SET kind = ?, answer = ? WHERE provider_id = ?", [taken.kind, answer, id]);
  return answer;
}

/** Takes a text for this process. What to answer when it was taken before, and nothing while another process is at it; null when it is ours. */
async function claim(host: Host, id: string, phone: string): Promise<string | null> {
  const now = host.clock.now();
  try {
    await host.db.hot.run("INSERT INTO texts_received (provider_id, phone, at, kind, answer) VALUES (?, ?, ?, 'taking', '')", [id, phone, now]);
    return null;
  } catch (error) {
    const [row] = await host.db.hot.all<{ kind: string; answer: string }>("SELECT kind, answer FROM texts_received WHERE provider_id = ?", [id]);
    if (!row) throw error;
    if (row.kind !== "taking") return row.answer;
  }
  // A process that was killed at it never answers: the gateway's next try takes it anew.
  const { changes } = await host.db.hot.run("UPDATE texts_received SET at = ? WHERE provider_id = ? AND kind = 'taking' AND at < ?", [now, id, now - tooLongMs]);
  return changes > 0 ? null : "";
}

async function take(host: Host, phone: string, words: readonly string[]): Promise<{ kind: Kind; answer: string }> {
  const { baseUrl } = host.options;
  const now = host.clock.now();
  const [first = ""] = words;
  // A longer sentence with such a word in it is no command, but one that begins with STOP is taken as it is meant.
  if (stopWords.has(first) && (words.length === 1 || first === "STOP")) {
    await host.db.transaction((tx) => stopNumber(host, tx, phone));
    return { kind: "stop", answer: answers.stop };
  }
  if (words.length === 1 && startWords.has(first)) {
    const resumed = await host.db.transaction((tx) => resumeNumber(host, tx, phone));
    return { kind: "start", answer: resumed ? answers.start : answers.unknown(baseUrl) };
  }
  if (words.length === 1 && helpWords.has(first)) return { kind: "help", answer: answers.help(baseUrl) };
  // Who said STOP is answered nothing but what they ask for.
  if (await isStopped(host, phone)) return { kind: "unknown", answer: "" };
  const said = await reply(host, phone, words);
  if (said !== null) return { kind: "reply", answer: said };
  const [lately] = await host.db.hot.all("SELECT 1 AS found FROM texts_received WHERE phone = ? AND kind = 'unknown' AND answer <> '' AND at > ?", [phone, now - dayMs]);
  return { kind: "unknown", answer: lately ? "" : answers.unknown(baseUrl) };
}

/** What is meant by a text: by its first word, or by a long one anywhere, as in "I am running late". */
function takerOf<Data>(replies: readonly NoticeReply<Data>[], words: readonly string[]): NoticeReply<Data> | undefined {
  const long = replies.find((one) => one.words.some((word) => word.length > 3 && words.includes(word)));
  return long ?? replies.find((one) => one.words.includes(words[0] ?? ""));
}

/** The person whose phone this is, if they may act: still there, and their client's portal is not archived. */
async function answering(host: Host, practiceId: string, to: RecipientKey): Promise<Viewer | null> {
  if ((await findRecipient(host, practiceId, to)).address === null) return null;
  const people = host.people.of(practiceId);
  if (to.kind === "staff") {
    const member = await people.staffMember(to.id);
    return member && personAsStaff(member);
  }
  const viewer = await portalViewerOf(host.context("core", practiceId, null), to.id);
  return viewer && (await people.client(viewer.clientId))?.archivedAt === null ? viewer : null;
}

async function reply(host: Host, phone: string, words: readonly string[]): Promise<string | null> {
  const sent = await host.db.hot.all<Noticed>(
    `SELECT n.practice_id, n.plugin_id, n.kind, n.to_kind, n.to_id, n.data FROM texts t JOIN notices n ON n.id = t.notice_id JOIN text_consents c ON c.seat_id = t.to_id
     WHERE t.phone = ? AND t.state = 'sent' AND t.created_at > ? AND c.phone = t.phone AND c.state = 'on' AND NOT EXISTS (SELECT 1 FROM text_stops s WHERE s.phone = t.phone) ORDER BY t.created_at DESC, t.id DESC LIMIT 20`,
    [phone, host.clock.now() - answerableMs],
  );
  for (const notice of sent) {
    const definition = host.registry.notification(notice.kind)?.notification;
    const taker = definition?.replies && takerOf(definition.replies, words);
    if (!definition || !taker) continue;
    const to: RecipientKey = { kind: notice.to_kind, id: notice.to_id };
    const viewer = await answering(host, notice.practice_id, to);
    if (!viewer) return answers.failed(host.options.baseUrl);
    if (!(await host.states.state(notice.practice_id, notice.plugin_id)).on) return answers.failed(host.options.baseUrl);
    try {
      return await taker.run(host.context(notice.plugin_id, notice.practice_id, viewer), definition.data.parse(JSON.parse(notice.data)), { to: recipientOf(to), words, link: `${host.options.baseUrl}/open/${notice.to_id}` });
    } catch (error) {
      host.faults.note({ practiceId: notice.practice_id, pluginId: notice.plugin_id, kind: "notification", name: notice.kind }, error);
      return answers.failed(host.options.baseUrl);
    }
  }
  return null;
}
