import { useAnnounce } from "@anteroom/core/ui/announcer.tsx";
import { pluginApi } from "@anteroom/core/ui/api.ts";
import { Button } from "@anteroom/core/ui/button.tsx";
import { sendOnPluginChannel } from "@anteroom/core/ui/use-live.ts";
import { useCallback, useEffect, useState } from "react";
import type { RefObject } from "react";
import type { MessagesRouter } from "../server/router.ts";
import { ReplyPicker } from "./reply-picker.tsx";
import { startsLine } from "./starts-line.ts";

const api = pluginApi<MessagesRouter>("messages");
const tellEveryMs = 3_000;

interface Props {
  conversationId: string;
  field: RefObject<HTMLTextAreaElement>;
  /** The text was changed from here. */
  onTyped: () => void;
}

/** What staff have beside the composer: saved replies by `/` or the button, and colleagues hear that they reply. */
export default function StaffTools({ conversationId, field, onTyped }: Props) {
  const { polite } = useAnnounce();
  const [picking, setPicking] = useState(false);

  useEffect(() => {
    const area = field.current;
    if (!area) return undefined;
    let toldAt = 0;
    const tell = (): void => {
      if (area.value.trim() === "" || Date.now() - toldAt < tellEveryMs) return;
      toldAt = Date.now();
      void sendOnPluginChannel("messages", "type", { conversationId });
    };
    const press = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !startsLine(area.value, area.selectionStart)) return;
      event.preventDefault();
      setPicking(true);
    };
    area.addEventListener("input", tell);
    area.addEventListener("keydown", press);
    return () => {
      area.removeEventListener("input", tell);
      area.removeEventListener("keydown", press);
    };
  }, [conversationId, field]);

  const insert = useCallback((text: string): void => {
    const area = field.current;
    if (!area) return;
    area.focus();
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    onTyped();
  }, [field, onTyped]);

  const choose = async (id: string): Promise<void> => {
    setPicking(false);
    try {
      const { text, missing } = await api.fillReply.query({ id, conversationId });
      insert(text);
      if (missing.length > 0) polite(`Fill in ${missing.join(", ")} before you send.`);
    } catch {
      field.current?.focus();
      polite("The reply could not be opened. Try again.");
    }
  };
  const leave = (typed: string): void => {
    setPicking(false);
    // Whoever wanted the sign itself has it.
    if (typed === "/") insert("/");
    else field.current?.focus();
  };

  return (
    <>
      {picking ? <ReplyPicker load={() => api.replies.query()} onChoose={(id) => void choose(id)} onLeave={leave} /> : null}
      <Button type="button" variant="quiet" aria-expanded={picking} onClick={() => setPicking(!picking)}>Saved replies</Button>
    </>
  );
}
