import type { Host } from "../host-parts.ts";
import { recipientOf } from "../notify/recipient-key.ts";
import { resumeNumber, stopNumber } from "./text-consent.ts";
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
const phoneOf = (text: string): string => (/^\+[1-9]\d{6,14}$/.test(text) ? text : "");

/**
 * Takes a text that came in and says what to answer; "" for nothing. The gateway may send it again: then the answer is the same and nothing
 * happens twice. STOP, START and HELP are the carriers' words and come first; others go to the newest notice of that number that takes them.
 */
export async function takeText(host: Host, fields: URLSearchParams): Promise<string> {
  const id = (fields.get("MessageSid") ?? "").slice(0, 64);
  const phone = phoneOf(fields.get("From") ?? "");
  if (!id || !phone) return "";
  const before = await host.db.hot.all<{ answer: string }>("SELECT answer FROM texts_received WHERE provider_id = ?", [id]);
  if (before[0]) return before[0].answer;
  const words = (fields.get("Body") ?? "").trim().toUpperCase().split(/\s+/).slice(0, 5).map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, "")).filter(Boolean);
  const taken = await take(host, phone, words);
  // Gateways answer the carriers' words themselves where they are set up to.
  const answer = fields.has("OptOutType") && taken.kind !== "reply" && taken.kind !== "unknown" ? "" : taken.answer;
  await host.db.hot.run(host.db.upsertSql("texts_received", ["provider_id", "phone", "at", "kind", "answer"], ["provider_id"], []), [id, phone, host.clock.now(), taken.kind, answer]);
  return answer;
}

async function take(host: Host, phone: string, words: readonly string[]): Promise<{ kind: Kind; answer: string }> {
  const { baseUrl } = host.options;
  const now = host.clock.now();
  const [first = ""] = words;
  // A longer sentence with such a word in it is no command, but one that begins with STOP is taken as it is meant.
  if (stopWords.has(first) && (words.length === 1 || first === "STOP")) {
    await stopNumber(host.db.hot, phone, now);
    return { kind: "stop", answer: answers.stop };
  }
  if (words.length === 1 && startWords.has(first)) {
    await resumeNumber(host.db.hot, phone);
    return { kind: "start", answer: answers.start };
  }
  if (words.length === 1 && helpWords.has(first)) return { kind: "help", answer: answers.help(baseUrl) };
  const said = await reply(host, phone, words);
  if (said !== null) return { kind: "reply", answer: said };
  const [lately] = await host.db.hot.all("SELECT 1 AS found FROM texts_received WHERE phone = ? AND kind = 'unknown' AND answer <> '' AND at > ?", [phone, now - dayMs]);
  return { kind: "unknown", answer: lately ? "" : answers.unknown(baseUrl) };
}

async function reply(host: Host, phone: string, words: readonly string[]): Promise<string | null> {
  const sent = await host.db.hot.all<Noticed>(
    `SELECT n.practice_id, n.plugin_id, n.kind, n.to_kind, n.to_id, n.data FROM texts t JOIN notices n ON n.id = t.notice_id JOIN text_consents c ON c.seat_id = t.to_id
     WHERE t.phone = ? AND t.state = 'sent' AND t.created_at > ? AND c.phone = t.phone AND c.state = 'on' ORDER BY t.created_at DESC, t.id DESC LIMIT 20`,
    [phone, host.clock.now() - answerableMs],
  );
  for (const notice of sent) {
    const definition = host.registry.notification(notice.kind)?.notification;
    const taker = definition?.replies?.find((one) => one.words.includes(words[0] ?? ""));
    if (!definition || !taker) continue;
    if (!(await host.states.state(notice.practice_id, notice.plugin_id)).on) return answers.failed(host.options.baseUrl);
    try {
      return await taker.run(host.context(notice.plugin_id, notice.practice_id, null), definition.data.parse(JSON.parse(notice.data)), { to: recipientOf({ kind: notice.to_kind, id: notice.to_id }), words, link: `${host.options.baseUrl}/open/${notice.to_id}` });
    } catch (error) {
      host.faults.note({ practiceId: notice.practice_id, pluginId: notice.plugin_id, kind: "notification", name: notice.kind }, error);
      return answers.failed(host.options.baseUrl);
    }
  }
  return null;
}
