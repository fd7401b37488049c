import { newUlid } from "../live/ulid.ts";

/** A file that the server has. */
export interface UploadedFile {
  id: string;
  name: string;
  /** `pending` while its virus check is still to come. */
  state: "ready" | "pending";
  locked: boolean;
}

export interface Upload {
  done: Promise<UploadedFile>;
  cancel(): void;
}

/** The server's sentence about a file that it did not take. */
export class UploadRefused extends Error {}

/** Waits between tries of one piece, in milliseconds; after the last the person is asked. */
const waits = [500, 1_000, 2_000, 4_000, 8_000];
const firstPiece = 256 * 1024;
const largestPiece = 4 * 1024 * 1024;
/** A piece that took less grows the next one. */
const quickMs = 1_000;

/** One key a file for as long as this page lives, so that trying again goes on where it was cut. */
const keys = new WeakMap<File, string>();

interface Answer {
  upload?: { id: string; offset: number };
  file?: UploadedFile;
  error?: { message: string };
}

/** Sends one file in pieces, tells how far it is, from 0 to 1, and goes on by itself after a short cut. */
export function uploadFile(file: File, purpose: string, onProgress: (share: number) => void, wait: (ms: number) => Promise<void> = waitFor): Upload {
  const key = keys.get(file) ?? newUlid();
  keys.set(file, key);
  const control = new AbortController();
  let place = "";
  const ask = async (method: string, path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(path, { method, credentials: "same-origin", signal: control.signal, ...init });
    if (response.status >= 500) throw new Error("no answer");
    return response;
  };

  const begin = async (): Promise<number> => {
    const { upload } = await answerOf(await ask("POST", `/files/uploads?purpose=${encodeURIComponent(purpose)}`, { headers: { "content-type": "application/json" }, body: JSON.stringify({ key, name: file.name, size: file.size }) }));
    if (!upload) throw new Error("no answer");
    place = `/files/uploads/${upload.id}`;
    return upload.offset;
  };

  const run = async (): Promise<UploadedFile> => {
    let size = firstPiece;
    let offset = await trying(begin);
    onProgress(offset / file.size);
    while (offset < file.size) {
      const started = Date.now();
      offset = await trying(async (again) => {
        const from = again ? await begin() : offset;
        if (from >= file.size) return from;
        const response = await ask("PATCH", place, { headers: { "upload-offset": String(from), "content-type": "application/offset+octet-stream" }, body: file.slice(from, from + size) });
        const reached = Number(response.headers.get("upload-offset") ?? NaN);
        // A piece that moves nothing on is as good as lost: asking for ever would hide it.
        if (response.ok ? reached > from : response.status === 409 && Number.isFinite(reached)) return reached;
        await answerOf(response);
        throw new Error("no answer");
      });
      size = Date.now() - started < quickMs ? Math.min(size * 2, largestPiece) : firstPiece;
      onProgress(offset / file.size);
    }
    const checksum = await hashOf(file);
    return trying(async () => {
      const { file: stored } = await answerOf(await ask("POST", `${place}/finish`, checksum ? { headers: { "upload-checksum": `sha256 ${checksum}` } } : {}));
      if (!stored) throw new Error("no answer");
      return stored;
    });
  };

  const trying = async <T>(work: (again: boolean) => Promise<T>): Promise<T> => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await work(attempt > 0);
      } catch (error) {
        const ms = waits[attempt];
        if (control.signal.aborted || error instanceof UploadRefused || ms === undefined) throw error;
        await wait(ms);
      }
    }
  };

  const done = run();
  return {
    done,
    cancel() {
      control.abort();
      keys.delete(file);
      if (place) void fetch(place, { method: "DELETE", credentials: "same-origin" }).catch(() => undefined);
    },
  };
}

/** What the server answered. @throws UploadRefused with its sentence. */
async function answerOf(response: Response): Promise<Answer> {
  const answer = (await response.json().catch(() => ({}))) as Answer;
  if (!response.ok && answer.error) throw new UploadRefused(answer.error.message);
  return answer;
}

/** The file's SHA-256; null where a page may not compute it. */
async function hashOf(file: File): Promise<string | null> {
  if (typeof crypto === "undefined" || !("subtle" in crypto)) return null;
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Until the time has passed, or the browser says that it is online again. */
const waitFor = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    window.addEventListener("online", go);
  });
