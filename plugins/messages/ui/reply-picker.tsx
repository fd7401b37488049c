import { Link } from "@anteroom/core/ui/link.tsx";
import { useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import type { ReplyLine } from "../server/procedures/saved-replies.ts";
import styles from "./reply-picker.module.css";

interface Props {
  load: () => Promise<{ replies: ReplyLine[] }>;
  onChoose: (id: string) => void;
  /** Closed without a choice; "/" when the sign itself was wanted. */
  onLeave: (typed: "/" | "") => void;
}

const most = 8;

/** Saved replies to choose from: a field that narrows a list, arrow keys to move, Enter to take, Escape to leave. */
export function ReplyPicker({ load, onChoose, onLeave }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [replies, setReplies] = useState<readonly ReplyLine[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);

  useEffect(() => {
    input.current?.focus();
    load().then((answer) => setReplies(answer.replies), () => setFailed(true));
    // Asked once for each opening.
  }, []);

  const words = query.trim().toLowerCase();
  const found = (replies ?? []).filter((reply) => words === "" || `${reply.title} ${reply.text}`.toLowerCase().includes(words)).slice(0, most);
  const chosen = found[Math.min(at, found.length - 1)];

  const press = (event: KeyboardEvent): void => {
    const move = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (move !== 0) {
      event.preventDefault();
      if (found.length > 0) setAt((before) => (Math.min(before, found.length - 1) + move + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      if (chosen) onChoose(chosen.id);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onLeave("");
    } else if (event.key === "/" && query === "") {
      event.preventDefault();
      onLeave("/");
    }
  };

  const state = failed ? "Saved replies could not be loaded." : replies === null ? "Loading saved replies…" : replies.length === 0 ? "There are no saved replies yet." : found.length === 0 ? "No saved reply has these words." : "";
  return (
    <div className={styles.picker}>
      <label htmlFor={`${id}-input`} className={styles.label}>Saved replies</label>
      <input
        ref={input} id={`${id}-input`} type="text" role="combobox" autoComplete="off" aria-autocomplete="list" aria-expanded={found.length > 0} aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined} aria-describedby={`${id}-state`} value={query}
        onChange={(event) => { setQuery(event.target.value); setAt(0); }} onKeyDown={press}
      />
      <p id={`${id}-state`} role="status" className={styles.state}>{state}</p>
      <ul id={`${id}-list`} role="listbox" aria-label="Saved replies" className={styles.list} hidden={found.length === 0}>
        {found.map((reply) => (
          <li key={reply.id} id={`${id}-${reply.id}`} role="option" aria-selected={reply === chosen} onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(reply.id)}>
            <b>{reply.title}</b> <span>{reply.text}</span>
          </li>
        ))}
      </ul>
      <p className={styles.manage}><Link href="/staff/library/replies">Manage saved replies</Link></p>
    </div>
  );
}
