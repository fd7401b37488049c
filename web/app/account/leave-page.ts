import { withNext } from "./place-after.ts";

const here = (): string => `${location.pathname}${location.search}${location.hash}`;

/** The lock page that comes back here. */
export const lockedPath = (): string => withNext("/locked", here());

/** The sign-in page that comes back here and says why. */
export const signInPath = (): string => withNext("/signin?reason=ended", here());

/** Leaves the page for good: Back does not show it again. */
export const leaveTo = (path: string): void => location.replace(path);

const wipe = async (): Promise<void> => (await import("@anteroom/core/ui/live/open-unsent.ts")).wipeUnsent();

const seatKey = "anteroom-seat";

/** Notes which seat uses this browser; what another one left unsent is removed. */
export async function rememberSeat(seatId: string): Promise<void> {
  try {
    const before = localStorage.getItem(seatKey);
    if (before === seatId) return;
    localStorage.setItem(seatKey, seatId);
    if (before !== null) await wipe();
  } catch {
    // A browser without storage has nothing to remove.
  }
}

/** Removes what the last seat left in this browser, after signing out where the browser does not do it by itself. */
export async function forgetSeat(): Promise<void> {
  try {
    localStorage.removeItem(seatKey);
    await wipe();
  } catch {
    // A browser without storage has nothing to remove.
  }
}
