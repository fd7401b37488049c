type Handler = (data: unknown) => void;

/** Who hears which event on which namespace, whether or not it is connected. */
export function createHearers() {
  const byName = new Map<string, Set<Handler>>();
  const nameOf = (namespace: string, event: string): string => `${namespace} ${event}`;
  return {
    add(namespace: string, event: string, handler: Handler): () => void {
      const name = nameOf(namespace, event);
      const handlers = byName.get(name) ?? new Set();
      byName.set(name, handlers.add(handler));
      return () => {
        handlers.delete(handler);
        if (handlers.size === 0 && byName.get(name) === handlers) byName.delete(name);
      };
    },
    /** One that throws does not keep others from hearing. */
    tell(namespace: string, event: string, data: unknown): void {
      for (const handler of [...(byName.get(nameOf(namespace, event)) ?? [])]) {
        try {
          handler(data);
        } catch (error) {
          console.error(`A handler of ${event} on ${namespace} failed.`, error);
        }
      }
    },
    namespaces: (): string[] => [...byName.keys()].map((name) => name.slice(0, name.indexOf(" "))),
  };
}
