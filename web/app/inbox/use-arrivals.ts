import { useAnnounce } from "@anteroom/core/ui/announcer.tsx";
import { createBurst, shortenForSpeech } from "@anteroom/core/ui/announcer-speaker.ts";
import type { Entry } from "@anteroom/core/server";
import { useMemo, useRef, useState } from "react";

/** What a screen reader hears of an entry that someone else wrote; nothing for lines that are no news. */
export function arrivalWords(entry: Entry, manner: "full" | "who"): string {
  if (entry.withdrawnAt !== null) return "";
  if (entry.card) return `New from ${entry.author.name}: ${manner === "full" ? shortenForSpeech(`${entry.card.view.title}. ${entry.card.view.status.text ?? ""}`) : entry.card.view.kindLine}`.trim();
  if (entry.kind === "event") return manner === "full" ? entry.text : "";
  if (manner === "who") return `New message from ${entry.author.name}`;
  const files = entry.attachments.length;
  const rest = files > 0 ? ` ${files === 1 ? "1 file" : `${files} files`}` : "";
  return `${entry.author.name}: ${shortenForSpeech(entry.text)}${rest}`;
}

/** Counts and announces what arrives while the conversation is open; a burst is one sentence. */
export function useArrivals(manner: "full" | "who" | "off") {
  const { polite } = useAnnounce();
  const [unseen, setUnseen] = useState<{ count: number; first?: string }>({ count: 0 });
  const setting = useRef(manner);
  setting.current = manner;
  const { add, clear } = useMemo(() => {
    const burst = createBurst<Entry>({
      one: (entry) => (setting.current === "off" ? "" : arrivalWords(entry, setting.current)),
      many: (count) => (setting.current === "off" ? "" : `${count} new messages`),
      say: (text) => document.visibilityState === "visible" && polite(text),
    });
    return {
      add(entry: Entry): void {
        burst(entry);
        setUnseen(({ count, first }) => ({ count: count + 1, first: first ?? entry.id }));
      },
      clear: (): void => setUnseen((before) => (before.count === 0 ? before : { count: 0 })),
    };
  }, [polite]);
  return { ...unseen, add, clear };
}
