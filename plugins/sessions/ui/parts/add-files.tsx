import { Button, Field, UploadChips } from "@anteroom/core/ui";
import type { UploadLimits, useUploads } from "@anteroom/core/ui";
import { Camera, Paperclip } from "@anteroom/core/ui/icons.ts";
import { useEffect, useRef, useState } from "react";
import styles from "./sessions.module.css";

export const uploadLimits: UploadLimits = { files: 10, fileBytes: 25 * 1024 * 1024, accept: ".pdf,.jpg,.jpeg,.png,.heic,.docx" };

/** The files that plain forms brought to a page, by its address. */
export const filesIn = (request: Request): string[] => [...new Set(new URL(request.url).searchParams.getAll("file"))].filter((id) => /^[0-9A-Z]{26}$/.test(id)).slice(0, uploadLimits.files);

interface AddFilesProps {
  /** The page's own address with the files it has: where a plain form comes back to. */
  here: string;
  held: readonly string[];
  uploads: ReturnType<typeof useUploads>;
  error?: string | undefined;
}

/** Adding files: with scripts in place, and without them a plain form that sends one at a time and comes back. */
export function AddFiles({ here, held, uploads, error }: AddFilesProps) {
  const [scripted, setScripted] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  useEffect(() => setScripted(true), []);
  if (!scripted) {
    const back = held.length > 0 ? `${here}?${held.map((id) => `file=${id}`).join("&")}` : here;
    return held.length >= uploadLimits.files ? null : (
      <form method="post" action={`/files?purpose=document&back=${encodeURIComponent(back)}`} encType="multipart/form-data" className={styles.form}>
        <Field type="file" id="files" label={held.length === 0 ? "File" : "Another file"} optional name="file" accept={uploadLimits.accept} hint="PDF, JPG, PNG, HEIC or Word, up to 25 MB." error={error} />
        <p><Button>Add this file</Button></p>
      </form>
    );
  }
  const add = (input: HTMLInputElement): void => {
    uploads.add([...(input.files ?? [])]);
    input.value = "";
  };
  return (
    <div className={styles.section}>
      <p id="files-hint" className={styles.detail}>PDF, JPG, PNG, HEIC or Word, up to 25 MB each.</p>
      {error ? <p id="files-error" className={styles.problem}><span className="vh">Error: </span>{error}</p> : null}
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
