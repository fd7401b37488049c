import { useAnnounce } from "@anteroom/core/ui/announcer.tsx";
import type { OutgoingMessage } from "@anteroom/core/ui/composer-slot.ts";
import { openUnsent } from "@anteroom/core/ui/live/open-unsent.ts";
import type { UnsentItem } from "@anteroom/core/ui/live/unsent-item.ts";
import type { UnsentStore } from "@anteroom/core/ui/live/unsent-store.ts";
import type { Entry } from "@anteroom/core/server";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { PendingMessage } from "./pending-row.tsx";
import { composerSlot } from "./plugin-slots.ts";

type Payload = Omit<OutgoingMessage, "key">;

const none: readonly UnsentItem[] = [];
const noSubscription = () => () => undefined;

/** What the viewer wrote in this conversation and the server does not have yet. */
export function useUnsent({ conversationId, seatId, ownDevice, onSent }: { conversationId: string; seatId: string; ownDevice: boolean; onSent: (entry: Entry) => void }) {
  const { polite } = useAnnounce();
  const [store, setStore] = useState<UnsentStore>();
  const latest = useRef({ onSent, polite });
  latest.current = { onSent, polite };

  useEffect(() => {
    if (!composerSlot) return undefined;
    const slot = composerSlot;
    const opened = openUnsent({
      owner: seatId,
      onDevice: ownDevice,
      async send(item) {
        const entry = await slot.send(item.conversationId, { key: item.key, ...(item.payload as Payload) });
        if (item.conversationId === conversationId) latest.current.onSent(entry);
        latest.current.polite("Sent");
      },
    });
    setStore(opened);
    return () => opened.close();
  }, [seatId, ownDevice, conversationId]);

  const items = useSyncExternalStore(store?.subscribe ?? noSubscription, store?.items ?? (() => none), () => none);
  const pending = useMemo(() => items.filter((item) => item.conversationId === conversationId && item.kind !== "action").map(shownOf), [items, conversationId]);
  const failed = pending.filter((message) => message.state === "failed").length;
  const failedBefore = useRef(0);
  useEffect(() => {
    if (failed > failedBefore.current) polite("Message not sent. Try again is next to the message.");
    failedBefore.current = failed;
  }, [failed, polite]);

  return {
    pending,
    failed,
    add({ key, note, ...rest }: OutgoingMessage): void {
      store?.add({ key, conversationId, kind: note ? "note" : "message", payload: { ...rest, ...(note ? { note } : {}) } satisfies Payload });
    },
    retry: (key: string): void => store?.retry(key),
    /** Sends it although a colleague has answered meanwhile. */
    sendAnyway(key: string): void {
      const item = items.find((one) => one.key === key);
      if (!item) return;
      const { seenSeq: _, ...payload } = item.payload as Payload;
      store?.remove(key);
      store?.add({ conversationId: item.conversationId, kind: item.kind, payload });
    },
    retryAll: (): void => {
      for (const message of pending) if (message.state === "failed") store?.retry(message.key);
    },
    remove(key: string): void {
      const at = pending.findIndex((message) => message.key === key);
      const next = pending[at + 1] ?? pending[at - 1];
      store?.remove(key);
      // The focus goes to the next one, else to where the next one is written.
      const row = next ? document.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.key)}"]`) : document.getElementById("composer-text");
      row?.focus();
    },
  };
}

function shownOf({ key, payload, state, why, reason }: UnsentItem): PendingMessage {
  const { text, files, note } = payload as Payload;
  return { key, text, files: files.map((file) => file.name), ...(note ? { note } : {}), state, ...(why === undefined ? {} : { why }), ...(reason === "newer-reply" ? { answered: true } : {}) };
}
