import { Button, Field, UploadChips } from "@anteroom/core/ui";
import type { UploadLimits, useUploads } from "@anteroom/core/ui";
import { Camera, Paperclip } from "@anteroom/core/ui/icons.ts";
import { useEffect, useRef, useState } from "react";
import styles from "./add-files.module.css";

export const uploadLimits: UploadLimits = { files: 10, fileBytes: 25 * 1024 * 1024, accept: ".pdf,.jpg,.jpeg,.png,.heic,.docx" };

interface AddFilesProps {
  /** The page's own address with the files it has: where a plain form comes back to. */
  here: string;
  /** How many files the page has from plain forms. */
  held: number;
  uploads: ReturnType<typeof useUploads>;
  error?: string;
}

/** Whether scripts run, so that files can be added in place. */
export function useScripted(): boolean {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return scripted;
}

/** Adding files: a plain form that sends one at a time, and with scripts buttons for many, for the camera, and a place to drop them. */
export function AddFiles({ here, held, uploads, error }: AddFilesProps) {
  const scripted = useScripted();
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  if (!scripted) {
    return held >= uploadLimits.files ? null : (
      <form method="post" action={`/files?purpose=document&back=${encodeURIComponent(here)}`} encType="multipart/form-data" className={styles.plain}>
        <Field type="file" id="files" label={held === 0 ? "File" : "Another file"} name="file" accept={uploadLimits.accept} hint="PDF, JPG, PNG, HEIC or Word, up to 25 MB." error={error} optional={held > 0} />
        <Button variant={held === 0 ? "primary" : "secondary"}>Add this file</Button>
      </form>
    );
  }
  const add = (input: HTMLInputElement): void => {
    uploads.add([...(input.files ?? [])]);
    input.value = "";
  };
  return (
    <div
      className={styles.add}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        uploads.add([...event.dataTransfer.files]);
      }}
    >
      <p id="files-hint" className={styles.hint}>PDF, JPG, PNG, HEIC or Word, up to 25 MB each. <span className={styles.drop}>You can also drop files here.</span></p>
      {error ? <p id="files-error" className={styles.error}><span className="vh">Error: </span>{error}</p> : null}
      <input ref={picker} type="file" multiple hidden accept={uploadLimits.accept} onChange={(event) => add(event.currentTarget)} />
      <input ref={camera} type="file" hidden accept="image/*" capture="environment" onChange={(event) => add(event.currentTarget)} />
      <div className={styles.buttons}>
        <Button id="files" type="button" icon={<Paperclip aria-hidden="true" size={20} />} aria-describedby="files-hint" onClick={() => picker.current?.click()}>Choose files</Button>
        <Button type="button" className={styles.camera} icon={<Camera aria-hidden="true" size={20} />} onClick={() => camera.current?.click()}>Take a photo</Button>
      </div>
      <UploadChips chips={uploads.chips} problems={uploads.problems} onRemove={uploads.remove} onRetry={uploads.retry} />
    </div>
  );
}
