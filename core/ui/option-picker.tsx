import { useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import styles from "./option-picker.module.css";

export interface PickerOption {
  id: string;
  title: string;
  /** Words beside the title; found as well. */
  text?: string;
}

export interface OptionPickerProps {
  /** What is chosen from, such as "Saved replies". */
  label: string;
  /** The character that opened the picker; typed again, or left behind, it is wanted itself. */
  sign: string;
  load: () => Promise<readonly PickerOption[]>;
  words: { loading: string; failed: string; empty: string; unfound: string };
  onChoose: (option: PickerOption) => void;
  /** Closed without a choice, with what is to stand in the text instead; "" for nothing. */
  onLeave: (typed: string) => void;
  /** Where a sign may begin words of its own, Enter without a match gives back what was typed. */
  keepsTyped?: boolean;
  children?: ReactNode;
}

const most = 8;

/** Something to choose beside a text: a field that narrows a list, arrow keys to move, Enter to take, Escape to leave. */
export function OptionPicker({ label, sign, load, words, onChoose, onLeave, keepsTyped = false, children }: OptionPickerProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [options, setOptions] = useState<readonly PickerOption[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);

  useEffect(() => {
    input.current?.focus();
    load().then(setOptions, () => setFailed(true));
    // Asked once for each opening.
  }, []);

  const wanted = query.trim().toLowerCase();
  const found = (options ?? []).filter((one) => wanted === "" || `${one.title} ${one.text ?? ""}`.toLowerCase().includes(wanted)).slice(0, most);
  const chosen = found[Math.min(at, found.length - 1)];

  const press = (event: KeyboardEvent): void => {
    const move = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const typed = keepsTyped ? `${sign}${query}` : "";
    if (move !== 0) {
      if (found.length > 0) setAt((before) => (Math.min(before, found.length - 1) + move + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.stopPropagation();
      if (chosen) onChoose(chosen);
      else if (keepsTyped) onLeave(typed);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      onLeave(typed);
    } else if (event.key === sign && query === "") {
      onLeave(sign);
    } else return;
    event.preventDefault();
  };

  const state = failed ? words.failed : options === null ? words.loading : options.length === 0 ? words.empty : found.length === 0 ? words.unfound : "";
  return (
    <div className={styles.picker}>
      <label htmlFor={`${id}-input`} className={styles.label}>{label}</label>
      <input
        ref={input} id={`${id}-input`} type="text" role="combobox" autoComplete="off" aria-autocomplete="list" aria-expanded={found.length > 0} aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined} aria-describedby={`${id}-state`} value={query}
        onChange={(event) => { setQuery(event.target.value); setAt(0); }} onKeyDown={press}
      />
      <p id={`${id}-state`} role="status" className={styles.state}>{state}</p>
      <ul id={`${id}-list`} role="listbox" aria-label={label} className={styles.list} hidden={found.length === 0}>
        {found.map((one) => (
          <li key={one.id} id={`${id}-${one.id}`} role="option" aria-selected={one === chosen} onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(one)}>
            <b>{one.title}</b> {one.text ? <span>{one.text}</span> : null}
          </li>
        ))}
      </ul>
      {children ? <p className={styles.after}>{children}</p> : null}
    </div>
  );
}
