/** A procedure or a router of the client that is not loaded yet. */
type Step = Record<string, unknown> & ((...input: unknown[]) => unknown);

/** Stands for an object of functions that is loaded at the first call; `api.inbox.read.mutate(input)` answers as it would. */
export function lazyClient(load: () => Promise<unknown>): unknown {
  const stepsTo = (path: readonly string[]): unknown =>
    new Proxy(() => undefined, {
      // Not a promise, also to `await`.
      get: (_, name) => (typeof name === "symbol" || name === "then" ? undefined : stepsTo([...path, name])),
      apply: async (_, __, input: unknown[]) => {
        let step = (await load()) as Step;
        for (const name of path) step = step[name] as Step;
        return step(...input);
      },
    });
  return stepsTo([]);
}
