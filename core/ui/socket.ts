import { afterPaint } from "./live/after-paint.ts";
import { createLive } from "./live/create-live.ts";
import type { CallOverSocket } from "./live/live-link.ts";
import { askToSignIn } from "./live/signed-out.ts";

const loadSocketIo = async () => {
  await afterPaint();
  return import("socket.io-client");
};

const signInAgain = (reason: string): Promise<boolean> =>
  askToSignIn(
    reason === "locked"
      ? { why: "locked", message: "This is locked to keep it private. Unlock it to go on." }
      : { why: "signed-out", message: "You were signed out to keep your information private. Sign in to go on." },
  );

/** The page's one connection. Everything heard on it is a hint: the truth is fetched. */
export const live = /* @__PURE__ */ createLive({ load: loadSocketIo, ended: signInAgain });

let watching = false;

/** Connects once the page is painted; any number of calls make one connection. */
export function startLive(): void {
  if (!watching) {
    watching = true;
    addEventListener("online", live.wake);
    addEventListener("offline", live.lost);
    addEventListener("focus", live.wake);
  }
  live.start();
}

/** Ends the connection, such as when signing out. */
export const stopLive = (): void => live.stop();

/** Connects anew as whoever is signed in now. */
export const restartLive = (): void => live.restart();

/** Calls back whenever the connection is there, the first time too: fetch what came after the last entry held. */
export const onReconnect = (handler: () => void): (() => void) => live.onReconnect(handler);

/** Sends a call over the socket; null when it has to go over HTTP. */
export const callOverSocket: CallOverSocket = (call) => live.call(call);
