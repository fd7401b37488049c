import { Button } from "../button.tsx";
import { formatSize } from "../file-row.tsx";
import { CircleAlert, Paperclip, X } from "../icons.ts";
import type { UploadChip } from "./use-uploads.ts";
import styles from "./upload-chips.module.css";

interface UploadChipsProps {
  chips: readonly UploadChip[];
  problems: readonly string[];
  onRemove: (id: number) => void;
  onRetry: (chip: UploadChip) => void;
}

/** Files that are on their way or there, each with its progress, and why others were not added. */
export function UploadChips({ chips, problems, onRemove, onRetry }: UploadChipsProps) {
  if (chips.length === 0 && problems.length === 0) return null;
  return (
    <div className={styles.files}>
      {problems.map((problem) => (
        <p key={problem} className={styles.error}><CircleAlert aria-hidden="true" size={16} /> {problem}</p>
      ))}
      <ul role="list" aria-label="Files to send">
        {chips.map((chip) => (
          <li key={chip.id} className={styles.chip} data-state={chip.state}>
            <Paperclip aria-hidden="true" size={20} />
            <span className={styles.chipName}><bdi>{chip.file.name}</bdi> <span className={styles.size}>{chip.state === "failed" ? chip.why : [formatSize(chip.file.size), chip.why].filter(Boolean).join(". ")}</span></span>
            {chip.state === "uploading" ? <progress aria-label={`Uploading ${chip.file.name}`} value={chip.share} max={1} /> : null}
            {chip.state === "failed" ? <Button type="button" variant="quiet" onClick={() => onRetry(chip)}>Try again<span className="vh">: {chip.file.name}</span></Button> : null}
            <button type="button" className={styles.remove} title="Remove" onClick={() => onRemove(chip.id)}>
              <X aria-hidden="true" size={20} />
              <span className="vh">Remove {chip.file.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
