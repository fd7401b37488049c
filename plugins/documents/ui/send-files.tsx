import { Button, Checkbox, FormKey, useUploads } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form, useNavigation } from "@remix-run/react";
import type { FormEvent, ReactNode } from "react";
import { useState } from "react";
import { AddFiles, uploadLimits, useScripted } from "./add-files.tsx";
import styles from "./documents.module.css";

interface SendFilesProps {
  form: DrawnForm;
  here: string;
  /** Files that plain forms brought. */
  fileIds: readonly string[];
  button: string;
  children?: ReactNode;
  /** More hidden fields. */
  fields?: Record<string, string>;
}

/** Files, what is to know of them, and one button that sends them; with scripts it waits until they have arrived. */
export function SendFiles({ form, here, fileIds, button, children, fields = {} }: SendFilesProps) {
  const uploads = useUploads(uploadLimits, "document", "one sending");
  const scripted = useScripted();
  const busy = useNavigation().state !== "idle";
  const [why, setWhy] = useState("");
  const all = [...fileIds, ...uploads.chips.flatMap((chip) => chip.fileId ?? [])];
  const refused = form.field("files").error;
  const check = (event: FormEvent): void => {
    const problem = uploads.chips.some((chip) => chip.state === "uploading")
      ? "Your files are still on their way. Send when they have arrived."
      : uploads.chips.some((chip) => chip.state === "failed")
        ? "A file was not uploaded. Try it again or remove it."
        : all.length === 0
          ? "Add a file."
          : "";
    setWhy(problem);
    if (!problem) return;
    event.preventDefault();
    document.getElementById("files")?.focus();
  };
  return (
    <div className={styles.form}>
      <AddFiles here={here} held={fileIds.length} uploads={uploads} error={why || refused} />
      {scripted || fileIds.length > 0 ? (
        <Form method="post" noValidate className={styles.form} onSubmit={check}>
          <FormKey form={form} />
          {all.map((id) => <input key={id} type="hidden" name="fileIds" value={id} />)}
          {Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          {fileIds.length > 0 ? <p>{fileIds.length === 1 ? "1 file is added." : `${fileIds.length} files are added.`}</p> : null}
          {all.length > 1 || form.tick("join").defaultChecked ? <Checkbox label="Make one PDF of the pictures" hint="A page for each, in the order in which you added them." {...form.tick("join")} /> : null}
          {children}
          <div className={styles.buttons}><Button variant="primary" busy={busy} busyLabel="Sending…">{button}</Button></div>
        </Form>
      ) : null}
    </div>
  );
}
