import { createReadStream } from "node:fs";
import { open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { filesFolder, moveIntoPlace } from "../keep-bytes.ts";
import { BytesGone, pathOf, placeOf, type BytePlace, type FileStorage } from "./file-storage.ts";

const list = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Keeps bytes below `<dataDir>/files`, one file each. */
export function diskStorage(dataDir: string): FileStorage {
  const root = filesFolder(dataDir);
  const at = (place: BytePlace): string => join(root, pathOf(place));
  return {
    label: "this machine's disk",
    put: async (place, from) => moveIntoPlace(from, at(place)),
    async read(place, part) {
      const handle = await open(at(place), "r").catch((error: unknown) => {
        throw error instanceof Error && "code" in error && error.code === "ENOENT" ? new BytesGone() : error;
      });
      return createReadStream("", { fd: handle, ...part });
    },
    has: (place) => stat(at(place)).then(() => true, () => false),
    remove: (place) => rm(at(place), { force: true }),
    async *list() {
      for (const practiceId of await list(root)) {
        if (!/^[0-9A-Z]{26}$/.test(practiceId)) continue;
        for (const part of await list(join(root, practiceId))) {
          for (const key of await list(join(root, practiceId, part))) {
            const place = placeOf(`${practiceId}/${part}/${key}`);
            const found = place && (await stat(at(place)).catch(() => null));
            if (place && found) yield { ...place, storedAt: found.mtimeMs };
          }
        }
      }
    },
  };
}
