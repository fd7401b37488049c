import { formatDayDivider, formatTime, zoneName } from "@anteroom/core/time/format-time.ts";
import type { ComposerStatus } from "./composer-status.ts";

const sentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** The line under the composer: who sees what is written, and when it is read. */
export function composerHint(status: ComposerStatus, audience: string, zone: string, now: Date = new Date()): string {
  const parts = [sentence(audience), ...(status.cover ? [status.cover] : [])];
  if (!status.open && status.opensAt !== null) {
    const at = new Date(status.opensAt);
    const day = formatDayDivider(at, { zone, now });
    parts.push(`Read again ${/^(Today|Tomorrow)$/.test(day) ? day.toLowerCase() : `on ${day}`} at ${formatTime(at, { zone })} ${zoneName(zone, at)}.`);
  } else if (status.replyTime) parts.push(sentence(status.replyTime));
  return parts.join(" ");
}
