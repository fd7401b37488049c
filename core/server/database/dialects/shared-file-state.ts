import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { createWriteLock, type WriteLock } from "./write-lock.ts";

/** What every connection of this process to one SQLite file shares. */
export interface SharedFileState {
  readonly writeLock: WriteLock;
  /** Grows with each change of the schema made by this process, so that nobody keeps old column types. */
  schemaVersion: number;
}

const states = new Map<string, SharedFileState>();

/** The shared state of the file at this path, whichever way the path is written. */
export function sharedFileState(path: string): SharedFileState {
  const key = join(realpathSync(dirname(path)), basename(path));
  let state = states.get(key);
  if (!state) {
    state = { writeLock: createWriteLock(), schemaVersion: 0 };
    states.set(key, state);
  }
  return state;
}
