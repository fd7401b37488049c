import { Button, Field, useAnnounce } from "@anteroom/core/ui";
import { useEffect, useRef, useState } from "react";

/** The invitation's address, to hand over in another way; copied at a press where the browser allows it. */
export function CopyLink({ url }: { url: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<"ready" | "copied">("ready");
  const [scripted, setScripted] = useState(false);
  const announce = useAnnounce();
  useEffect(() => {
    setScripted(true);
    field.current?.focus();
    field.current?.select();
  }, [url]);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(url);
      setState("copied");
      announce.polite("Link copied");
    } catch {
      // The text is selected: the person copies it with the keyboard.
    }
  };
  return (
    <div>
      <Field label="Invitation link" name="invitation-link" id={`link-${url.slice(-12)}`} hint="Whoever has this link can enrol. Give it only to this person." readOnly defaultValue={url} controlRef={field} />
      {scripted ? <p><Button type="button" variant="quiet" onClick={() => void copy()}>{state === "copied" ? "Copied" : "Copy"}</Button></p> : null}
    </div>
  );
}
