import { OptionPicker } from "@anteroom/core/ui/option-picker.tsx";
import { useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";

const words = { loading: "Loading colleagues…", failed: "Colleagues could not be loaded.", empty: "No colleague can see this conversation.", unfound: "No colleague who can see this conversation has this name." };

/** An @ at the start of a word opens the names of colleagues who may see the conversation; a name that was typed counts as well. */
export function useMentions(field: RefObject<HTMLTextAreaElement>, colleagues: readonly { id: string; name: string }[], onTyped: () => void): { picker: ReactNode; press: (event: KeyboardEvent) => void; open: () => void } {
  const [picking, setPicking] = useState(false);
  const insert = (text: string): void => {
    const area = field.current;
    setPicking(false);
    if (!area) return;
    area.focus();
    if (text === "") return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    onTyped();
  };
  const before = (): string => field.current?.value.slice(0, field.current.selectionStart).at(-1) ?? "";
  return {
    picker: picking ? (
      <OptionPicker label="Name a colleague" sign="@" keepsTyped load={async () => colleagues.map(({ id, name }) => ({ id, title: name }))} words={words} onChoose={({ title }) => insert(`@${title} `)} onLeave={insert} />
    ) : null,
    press(event) {
      if (event.key !== "@" || event.nativeEvent.isComposing || /[\p{L}\p{N}._-]/u.test(before())) return;
      event.preventDefault();
      setPicking(true);
    },
    open: () => setPicking(true),
  };
}
