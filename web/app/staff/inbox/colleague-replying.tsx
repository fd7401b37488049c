import { useLive, usePluginLive } from "@anteroom/core/ui/use-live.ts";
import { useEffect, useRef, useState } from "react";
import styles from "./desk-tools.module.css";

const shownMs = 6_000;

/** "Sam is replying", for as long as a colleague types in the same conversation. */
export function ColleagueReplying({ conversationId, staffId }: { conversationId: string; staffId: string }) {
  const [name, setName] = useState("");
  const timer = useRef<ReturnType<typeof setTimeout>>();
  usePluginLive("messages", "replying", (data) => {
    const news = data as { conversationId: string; staffId: string; name: string };
    if (news.conversationId !== conversationId || news.staffId === staffId) return;
    setName(news.name);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setName(""), shownMs);
  });
  // What they typed has come.
  useLive("entry", (news) => {
    if (news.conversationId === conversationId && (news.entry as { author?: { kind: string } } | undefined)?.author?.kind === "staff") setName("");
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return <p role="status" className={styles.replying}>{name ? `${name} is replying` : ""}</p>;
}
