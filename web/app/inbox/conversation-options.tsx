import { useAnnounce } from "@anteroom/core/ui/announcer.tsx";
import { coreApi } from "@anteroom/core/ui/api.ts";
import { Button } from "@anteroom/core/ui/button.tsx";
import { Disclosure } from "@anteroom/core/ui/disclosure.tsx";
import type { ConversationLine } from "@anteroom/core/server";
import type { FormEvent } from "react";
import styles from "./conversation-options.module.css";

interface ConversationOptionsProps {
  line: ConversationLine;
  formAction: string;
  /** The newest entry that somebody else wrote. */
  lastSeq: () => number;
  onMarkedUnread: () => void;
}

/** Pin, mute, archive and mark as unread: plain forms, so that they work without script. */
export function ConversationOptions({ line, formAction, lastSeq, onMarkedUnread }: ConversationOptionsProps) {
  const { polite } = useAnnounce();
  const markUnread = (event: FormEvent): void => {
    event.preventDefault();
    coreApi.inbox.markUnread.mutate({ conversationId: line.id, seq: lastSeq() }).then(
      () => {
        onMarkedUnread();
        polite("Marked as unread");
      },
      () => polite("This could not be marked as unread. Try again."),
    );
  };
  return (
    <Disclosure summary="Conversation options" className={styles.options}>
      <div className={styles.buttons}>
        <OneFlag formAction={formAction} name="muted" on={line.muted} words={["Mute notifications", "Unmute notifications"]} />
        <OneFlag formAction={formAction} name="pinned" on={line.pinned} words={["Pin to the top of the list", "Unpin"]} />
        <OneFlag formAction={formAction} name="archived" on={line.archived} words={["Archive", "Take out of the archive"]} />
        <form method="post" action={formAction} onSubmit={markUnread}>
          <input type="hidden" name="intent" value="unread" />
          <input type="hidden" name="seq" value={line.lastSeq} />
          <Button variant="quiet">Mark as unread</Button>
        </form>
      </div>
    </Disclosure>
  );
}

function OneFlag({ formAction, name, on, words }: { formAction: string; name: "muted" | "pinned" | "archived"; on: boolean; words: [string, string] }) {
  return (
    <form method="post" action={formAction}>
      <input type="hidden" name="intent" value="flags" />
      <input type="hidden" name={name} value={on ? "off" : "on"} />
      <Button variant="quiet">{on ? words[1] : words[0]}</Button>
    </form>
  );
}
