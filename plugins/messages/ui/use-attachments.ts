import { useAnnounce } from "@anteroom/core/ui/announcer.tsx";
import { useCallback, useRef, useState } from "react";
import { uploadFile, uploadProblem, UploadRefused } from "./upload-file.ts";
import type { Upload, UploadLimits } from "./upload-file.ts";

/** A file beside the composer. */
export interface Chip {
  /** Of this page. */
  id: number;
  file: File;
  state: "uploading" | "ready" | "failed";
  /** From 0 to 1. */
  share: number;
  fileId?: string;
  why?: string;
}

const lost = "did not arrive. Check your connection and try again.";

/** Files that are added, uploaded at once, tried again and removed. */
export function useAttachments(limits: UploadLimits) {
  const { polite } = useAnnounce();
  const [chips, setChips] = useState<readonly Chip[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const running = useRef(new Map<number, Upload>());
  const nextId = useRef(1);
  const held = useRef(0);

  const change = useCallback((id: number, more: Partial<Chip>): void => setChips((before) => before.map((chip) => (chip.id === id ? { ...chip, ...more } : chip))), []);

  const start = useCallback((id: number, file: File): void => {
    const upload = uploadFile(file, (share) => change(id, { share }));
    running.current.set(id, upload);
    upload.done
      .then(({ id: fileId, name }) => {
        change(id, { state: "ready", share: 1, fileId });
        polite(`${name} is uploaded`);
      })
      .catch((error: unknown) => {
        if (!running.current.has(id)) return;
        const why = error instanceof UploadRefused ? error.message : `“${file.name}” ${lost}`;
        change(id, { state: "failed", why });
        polite(why);
      })
      .finally(() => running.current.delete(id));
  }, [change, polite]);

  const add = useCallback((files: readonly File[]): void => {
    const refused: string[] = [];
    for (const file of files) {
      const problem = uploadProblem(file, held.current, limits);
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
  }, [limits, polite, start]);

  const retry = useCallback((chip: Chip): void => {
    change(chip.id, { state: "uploading", share: 0, why: undefined });
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
