import type { Database, Tx } from "../database/database.ts";

class TakenBack extends Error {
  readonly value: unknown;
  constructor(value: unknown) {
    super("taken back");
    this.value = value;
  }
}

/** Runs a transaction and undoes it: what a plugin notes while something is shown ("opened") leaves no trace in a preview. */
export async function runAndTakeBack<T>(db: Database, run: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction(async (tx): Promise<T> => {
      throw new TakenBack(await run(tx));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.value as T;
    throw error;
  }
}
