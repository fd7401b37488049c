import { useSyncExternalStore } from "react";
import type { WaitingFor } from "./live/lasting-fetch.ts";
import { subscribeToWaiting, waitingFor } from "./live/lasting-pages.ts";

const nothing = (): WaitingFor => "nothing";

/** What this page waits for while nothing reaches the portal: `answer` when a form was sent and nobody knows whether it arrived. It is sent again by itself. */
export const useWaitingFor = (): WaitingFor => useSyncExternalStore(subscribeToWaiting, waitingFor, nothing);
