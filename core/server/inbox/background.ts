import type { Host } from "../host-parts.ts";

/** Work that nobody waits for, but shutdown does. */
export interface Background {
  run(work: () => Promise<unknown>): void;
  settle(): Promise<void>;
}

export function createBackground(host: Host): Background {
  const under = new Set<Promise<unknown>>();
  return {
    run(work) {
      const one = work()
        .catch((error: unknown) => host.log.error({ err: error }, "inbox: background work failed"))
        .finally(() => under.delete(one));
      under.add(one);
    },
    async settle() {
      while (under.size > 0) await Promise.allSettled([...under]);
    },
  };
}
