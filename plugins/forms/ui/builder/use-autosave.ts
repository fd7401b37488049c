import { formatTime, newUlid, useViewerTime } from "@anteroom/core/ui";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { FormEvent, RefObject } from "react";

/** Saves a form two seconds after the last change, as its own button would; `saved` says how that went. Without scripts the button does. */
export function useAutosave(on: boolean): { ref: RefObject<HTMLFormElement>; saved: string; changed: () => void; submitted: (event: FormEvent) => void } {
  const ref = useRef<HTMLFormElement>(null);
  const time = useViewerTime();
  const { state, submit, data } = useFetcher<FormAnswer>();
  const [waiting, setWaiting] = useState(false);
  const [saved, setSaved] = useState("");
  const held = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (!waiting || state !== "idle") return undefined;
    const timer = setTimeout(() => {
      setWaiting(false);
      if (!ref.current) return;
      const form = new FormData(ref.current);
      // Each saving is a change of its own; the version that it names is the one on the page.
      form.set("key", newUlid());
      form.set("intent", "autosave");
      submit(form, { method: "post" });
    }, 2000);
    return () => clearTimeout(timer);
  }, [waiting, state, submit]);
  useEffect(() => {
    if (data) setSaved(data.problem ? `Not saved yet. ${Object.values(data.problem.errors)[0] ?? ""}` : `Saved ${formatTime(Date.now(), time)}`);
    // Only an answer says that something was saved, not another way to write the time.
  }, [data]);
  // Pressed while a saving is under way, the button waits: it would be refused as older than that saving. When the saving
  // was refused as a whole, somebody else was faster, and the person reads that before they press again.
  useEffect(() => {
    const button = held.current;
    held.current = state === "idle" ? null : button;
    if (state === "idle" && button && !data?.problem?.errors["form"]) ref.current?.requestSubmit(button);
  }, [state, data]);
  const submitted = (event: FormEvent): void => {
    setWaiting(false);
    if (state === "idle") return;
    event.preventDefault();
    held.current = (event.nativeEvent as SubmitEvent).submitter;
  };
  return { ref, saved, changed: () => on && setWaiting(true), submitted };
}
