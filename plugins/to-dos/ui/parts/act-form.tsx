import { Button, newUlid } from "@anteroom/core/ui";
import type { ButtonVariant } from "@anteroom/core/ui";
import { useFetcher } from "@remix-run/react";
import { useState } from "react";

interface Props {
  id: string;
  intent: string;
  label: string;
  /** Hidden words that tell one row's button from the others'. */
  of: string;
  /** Made by the server for this page, so that two presses are one. */
  formKey: string;
  variant?: ButtonVariant;
}

/** One button of a row, as a form of its own; with script the page stays where it is. */
export function ActForm({ id, intent, label, of, formKey, variant }: Props) {
  const fetcher = useFetcher();
  const [key] = useState(formKey || newUlid());
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="key" value={`${key.slice(0, 20)}${id.slice(-6)}`} />
      <Button name="intent" value={intent} variant={variant} busy={fetcher.state !== "idle"}>
        <span>{label}<span className="vh">: {of}</span></span>
      </Button>
    </fetcher.Form>
  );
}
