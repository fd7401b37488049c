import { Button, Field, Notice, UploadChips, useAnnounce } from "@anteroom/core/ui";
import type { UploadLimits, useUploads } from "@anteroom/core/ui";
import { Camera, Image } from "@anteroom/core/ui/icons.ts";
import { useRef, useState } from "react";
import type { Side } from "./card-photos.ts";
import styles from "./insurance.module.css";
import { looksBlurred } from "./looks-blurred.ts";
import money from "./payments.module.css";

export const photoLimits: UploadLimits = { files: 1, fileBytes: 10 * 1024 * 1024, accept: ".jpg,.jpeg,.png,.heic" };

interface PhotoSideProps {
  side: Side;
  /** The photo that is there, with or without script. */
  photo: { id: string; drawn: boolean } | null;
  uploads: ReturnType<typeof useUploads>;
  error?: string | undefined;
  /** Where a plain form sends it; null once scripts run. */
  action: string | null;
}

const blurredWords = "This photo looks blurred. If you cannot read the numbers on it, take it again.";

const words = { front: "Front of the card", back: "Back of the card" } as const;

/** One side of an insurance card: its photo, and the ways to take it, or take it again. */
export function PhotoSide({ side, photo, uploads, error, action }: PhotoSideProps) {
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const { polite } = useAnnounce();
  const [blurred, setBlurred] = useState(false);
  const name = words[side];
  const shown = photo?.drawn ? <img key={photo.id} src={`/files/${photo.id}?d=inline`} alt={`${name}, the photo that you added`} className={styles.photo} /> : photo ? <p>{name} is added.</p> : null;
  if (action !== null) {
    return (
      <form method="post" action={action} encType="multipart/form-data" className={styles.side}>
        {shown}
        <Field type="file" id={side} label={photo ? `Another photo: ${name.toLowerCase()}` : name} optional name="file" accept={photoLimits.accept} error={error} />
        <Button>{photo ? "Use this photo instead" : "Add this photo"}<span className="vh">: {name.toLowerCase()}</span></Button>
      </form>
    );
  }
  const add = (input: HTMLInputElement): void => {
    const [file] = [...(input.files ?? [])];
    input.value = "";
    if (!file) return;
    uploads.clear();
    uploads.add([file]);
    setBlurred(false);
    void looksBlurred(file).then((is) => {
      setBlurred(is);
      if (is) polite(blurredWords);
    });
  };
  return (
    <div className={styles.side}>
      <h3>{name}</h3>
      {error ? <p id={`${side}-error`} className={styles.error}><span className="vh">Error: </span>{error}</p> : null}
      {shown}
      {blurred && photo ? <Notice tone="warning">{blurredWords}</Notice> : null}
      <UploadChips chips={uploads.chips} problems={uploads.problems} onRemove={uploads.remove} onRetry={uploads.retry} />
      <input ref={picker} type="file" hidden accept={photoLimits.accept} data-side={side} onChange={(event) => add(event.currentTarget)} />
      <input ref={camera} type="file" hidden accept="image/*" capture="environment" onChange={(event) => add(event.currentTarget)} />
      <div className={money.buttons}>
        <Button id={side} type="button" icon={<Image aria-hidden="true" size={20} />} aria-describedby={error ? `${side}-error` : undefined} onClick={() => picker.current?.click()}>{photo ? "Choose another" : "Choose a photo"}<span className="vh">: {name.toLowerCase()}</span></Button>
        <Button type="button" className={styles.camera} icon={<Camera aria-hidden="true" size={20} />} onClick={() => camera.current?.click()}>{photo ? "Take it again" : "Take a photo"}<span className="vh">: {name.toLowerCase()}</span></Button>
      </div>
    </div>
  );
}
