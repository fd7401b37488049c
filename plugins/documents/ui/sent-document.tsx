import { Button, Notice } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";

interface SentDocumentProps {
  sent: { isOpened: boolean; canTakeBack: boolean; fileState: string | null; locked: boolean };
}

/** How a document stands that the client sent: its check, whether the practice has opened it, and taking it back. */
export function SentDocument({ sent }: SentDocumentProps) {
  return (
    <>
      {sent.fileState === "pending" ? <Notice><p>This file is being checked for viruses. It opens for you and your practice when that is done.</p></Notice> : null}
      {sent.fileState === "refused" ? <Notice tone="warning"><p>This file was stopped by the virus check. Nobody can open it. Check your device, and send the file from a safe source.</p></Notice> : null}
      {sent.locked ? <p>This PDF is protected with a password. Tell your practice the password by phone or at your next visit.</p> : null}
      <p className="muted">{sent.isOpened ? "Your practice has opened this." : "Your practice has not opened this yet."}</p>
      {sent.canTakeBack ? <Form method="post"><Button variant="danger">Take it back</Button></Form> : null}
    </>
  );
}
