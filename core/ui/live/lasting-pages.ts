import { createLastingFetch, pauseUntilOnline } from "./lasting-fetch.ts";
import type { WaitingFor } from "./lasting-fetch.ts";

let plain: typeof fetch = (input, init) => fetch(input, init);
const lasting = createLastingFetch({ fetch: (input, init) => plain(input, init), pause: pauseUntilOnline });

const isPage = (input: RequestInfo | URL): boolean => {
  const url = new URL(input instanceof Request ? input.url : input, location.href);
  return url.origin === location.origin && url.pathname.endsWith(".data");
};

/** From now on forms and pages that the router asks for outlast a lost connection; everything else is fetched as before. Call it once, in the browser. */
export function keepPagesTrying(): void {
  plain = window.fetch.bind(window);
  window.fetch = (input, init) => (isPage(input) && !(input instanceof Request) ? lasting.fetch(input, init) : plain(input, init));
}

export const waitingFor = (): WaitingFor => lasting.waitingFor();
export const subscribeToWaiting = lasting.subscribe;
