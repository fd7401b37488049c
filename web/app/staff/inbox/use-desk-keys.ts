import { useEffect } from "react";

const tools: Record<string, string> = { KeyA: "assign", KeyZ: "snooze" };

/** Alt+A and Alt+Z open a menu and Alt+C closes the conversation, also from inside the composer; Ctrl+/ shows the list of keys. */
export function useDeskKeys(showKeys: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code === "Slash" && event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        return showKeys();
      }
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const menu = tools[event.code];
      if (menu) {
        const details = document.querySelector<HTMLDetailsElement>(`[data-tool="${menu}"] details`);
        if (!details) return;
        event.preventDefault();
        details.open = true;
        (details.querySelector<HTMLElement>("button[aria-pressed=true]") ?? details.querySelector<HTMLElement>("button"))?.focus();
      } else if (event.code === "KeyC") {
        const close = document.querySelector<HTMLButtonElement>('[data-tool="close"] button[value="close"]');
        if (!close) return;
        event.preventDefault();
        close.form?.requestSubmit(close);
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [showKeys]);
}
