/** What a page waits for while nothing reaches the portal. */
export type WaitingFor = "nothing" | "page" | "answer";

interface Surroundings {
  fetch: typeof fetch;
  /** How long to wait before the next try, in milliseconds; ends early when the device is online again, and rejects when `signal` aborts. */
  pause(tries: number, signal: AbortSignal | null | undefined): Promise<void>;
}

/** What a proxy answers in the portal's place while it cannot be reached; the portal's own answers of a page are scripts. */
const inItsPlace = [502, 503, 504];
const fromProxy = (response: Response): boolean => inItsPlace.includes(response.status) && !response.headers.get("content-type")?.startsWith("text/x-script");

/**
 * Fetches that outlast a lost connection: what was sent, or asked for, is sent again until there is an answer, or until it
 * is given up by its signal. Only for what may be repeated: every form of the portal carries a key, so that the same form
 * sent twice is done once. Bodies that are streams cannot be sent again and are left alone.
 */
export function createLastingFetch({ fetch, pause }: Surroundings) {
  const waiting = { page: 0, answer: 0 };
  const listeners = new Set<() => void>();
  const count = (kind: "page" | "answer", by: 1 | -1): void => {
    waiting[kind] += by;
    for (const listener of [...listeners]) listener();
  };

  async function again(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
    const kind = (init.method ?? "GET") === "GET" ? "page" : "answer";
    let counted = false;
    try {
      for (let tries = 1; ; tries++) {
        try {
          const response = await fetch(input, init);
          if (!fromProxy(response)) return response;
        } catch (error) {
          if (init.signal?.aborted || !(error instanceof TypeError)) throw error;
        }
        if (!counted) count(kind, 1);
        counted = true;
        await pause(tries, init.signal);
      }
    } finally {
      if (counted) count(kind, -1);
    }
  }

  return {
    fetch: (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => (init.body instanceof ReadableStream ? fetch(input, init) : again(input, init)),
    /** What is most pressing of all that waits. */
    waitingFor: (): WaitingFor => (waiting.answer > 0 ? "answer" : waiting.page > 0 ? "page" : "nothing"),
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const longest = 10_000;

/** A second, then two, four, eight and ten; the device's word that it is online ends it early. */
export function pauseUntilOnline(tries: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (then: () => void) => (): void => {
      clearTimeout(timer);
      removeEventListener("online", online);
      signal?.removeEventListener("abort", aborted);
      then();
    };
    const online = done(resolve);
    const aborted = done(() => reject(signal?.reason instanceof Error ? signal.reason : new DOMException("The request was given up.", "AbortError")));
    const timer = setTimeout(online, Math.min(longest, 1000 * 2 ** (tries - 1)));
    addEventListener("online", online);
    signal?.addEventListener("abort", aborted);
    if (signal?.aborted) aborted();
  });
}
