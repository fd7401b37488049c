import { useViewerTime } from "@anteroom/core/ui";
import { saySaved } from "../say-when.ts";
import styles from "./form-page.module.css";

/** "Saved 9:14am", or that it is not yet. */
export function SavedLine({ state, at: saved, onDevice }: { state: "saved" | "changed" | "unsaved"; at: number | null; onDevice: boolean }) {
  const time = useViewerTime();
  if (state === "unsaved") return <strong className={styles.missing}>Not saved yet. {onDevice ? "Kept on this device." : "Kept on this page."} We are trying again.</strong>;
  if (state === "changed") return <>Saving…</>;
  if (saved === null) return <>Your answers are saved as you go</>;
  return <>Saved {saySaved(saved, time)}</>;
}
