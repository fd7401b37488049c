import { useCallback, useRef, useState } from "react";
import { useAnnounce } from "../announcer.tsx";
import { uploadFile, UploadRefused } from "./upload-file.ts";
import type { Upload } from "./upload-file.ts";
import { uploadProblem } from "./upload-problem.ts";
import type { UploadLimits } from "./upload-problem.ts";

/** A file that a page is sending. */
export interface UploadChip {
  /** Of this page. */
  id: number;
  file: File;
  state: "uploading" | "ready" | "failed";
  /** From 0 to 1. */
  share: number;
  fileId?: string;
  /** Why it failed, or what is to know of it: that it is being checked, that it asks for a password. */
  why?: string;
}

const lost = "did not arrive. Check your connection and try again.";

/** Files that are added, uploaded at once, tried again and removed. `purpose` is that of `POST /files`; `to` names what they go with. */
export function useUploads(limits: UploadLimits, purpose = "attachment", to?: string) {
  const { polite } = useAnnounce();
  const [chips, setChips] = useState<readonly UploadChip[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const running = useRef(new Map<number, Upload>());
  const nextId = useRef(1);
  const held = useRef(0);

  const change = useCallback((id: number, more: Partial<UploadChip>): void => setChips((before) => before.map((chip) => (chip.id === id ? { ...chip, ...more } : chip))), []);

  const start = useCallback((id: number, file: File): void => {
    const upload = uploadFile(file, purpose, (share) => change(id, { share }));
    running.current.set(id, upload);
    upload.done
      .then(({ id: fileId, name, state, locked }) => {
        if (running.current.get(id) !== upload) return;
        change(id, { state: "ready", share: 1, fileId, why: state === "pending" ? "Being checked for viruses" : locked ? "Protected with a password" : undefined });
        polite(`${name} is uploaded`);
      })
      .catch((error: unknown) => {
        if (running.current.get(id) !== upload) return;
        const why = error instanceof UploadRefused ? error.message : `“${file.name}” ${lost}`;
        change(id, { state: "failed", why });
        polite(why);
      })
      .finally(() => {
        if (running.current.get(id) === upload) running.current.delete(id);
      });
  }, [change, polite, purpose]);

  const add = useCallback((files: readonly File[]): void => {
    const refused: string[] = [];
    for (const file of files) {
      const problem = uploadProblem(file, held.current, limits, to);
      if (problem) {
        refused.push(problem);
        continue;
      }
      const id = nextId.current++;
      held.current += 1;
      setChips((before) => [...before, { id, file, state: "uploading", share: 0 }]);
      start(id, file);
    }
    setProblems(refused);
    if (refused.length > 0) polite(refused.join(" "));
  }, [limits, polite, start, to]);

  const retry = useCallback((chip: UploadChip): void => {
    change(chip.id, { state: "uploading", why: undefined });
    start(chip.id, chip.file);
  }, [change, start]);

  const remove = useCallback((id: number): void => {
    const upload = running.current.get(id);
    running.current.delete(id);
    upload?.cancel();
    held.current -= 1;
    setChips((before) => before.filter((chip) => chip.id !== id));
  }, []);

  const clear = useCallback((): void => {
    held.current = 0;
    setChips([]);
    setProblems([]);
  }, []);

  return { chips, problems, add, retry, remove, clear };
}
