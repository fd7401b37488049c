import { FileRow } from "@anteroom/core/ui/file-row.tsx";
import type { Attachment } from "@anteroom/core/server";
import styles from "./entries.module.css";

/** Where a file of a message opens; it leads to a link of a few minutes for this viewer alone. */
export const attachmentPath = (fileId: string): string => `/attachments/${fileId}`;

const shownPictures = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);

/** For both sides alike: nobody opens a file before its virus check. */
const stateWords = { pending: "being checked for viruses, opens when that is done", refused: "stopped by the virus check, cannot be opened" };

/** The files of one message: pictures in their size, sound with controls, everything else as a row. */
export function Attachments({ files }: { files: readonly Attachment[] }) {
  if (files.length === 0) return null;
  return (
    <ul role="list" className={styles.files}>
      {files.map((file) => (
        <li key={file.fileId}>
          <OneFile file={file} />
        </li>
      ))}
    </ul>
  );
}

function OneFile({ file }: { file: Attachment }) {
  if (file.state) return <FileRow name={file.name} size={file.size} mime={file.mime} note={stateWords[file.state]} />;
  const href = attachmentPath(file.fileId);
  if (shownPictures.has(file.mime) && file.width && file.height) {
    return (
      <a href={`${href}?inline`} target="_blank" rel="noreferrer noopener" className={styles.picture}>
        <img src={`${href}?inline`} width={file.width} height={file.height} alt={`Picture: ${file.name}`} loading="lazy" decoding="async" />
        <span className="vh"> (opens in a new tab)</span>
      </a>
    );
  }
  if (file.mime.startsWith("audio/")) {
    return (
      <figure className={styles.sound}>
        <figcaption><bdi>{file.name}</bdi></figcaption>
        <audio controls preload="none" src={`${href}?inline`} aria-label={`Sound: ${file.name}`} />
      </figure>
    );
  }
  return <FileRow name={file.name} size={file.size} mime={file.mime} href={href} note={file.locked ? "protected with a password" : undefined} />;
}
