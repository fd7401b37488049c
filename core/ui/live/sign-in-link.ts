import type { TRPCLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import { apiErrorOf, signedOutBy } from "./api-error.ts";
import { askToSignIn } from "./signed-out.ts";

/** What the sign-in dialog itself calls; asking to sign in because of it would wait for itself. */
const ofTheDialog = /^account\.(reauthenticate|unlock|unlockCode|signIn|signOut|me|secondFactor\.(verify|recover)|signInLink\.)/;

/** Lets a person who was signed out in the middle sign in again in place, then repeats the call with what was typed. */
export function signInLink(afterwards: () => void): TRPCLink<AnyTRPCRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let over = false;
        let running: { unsubscribe(): void } | undefined;
        const run = (mayAsk: boolean): void => {
          running = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error(error) {
              const signedOut = mayAsk ? signedOutBy(apiErrorOf(error)) : undefined;
              if (!signedOut) return observer.error(error);
              void askToSignIn(signedOut).then((again) => {
                if (over) return;
                if (!again) return observer.error(error);
                afterwards();
                run(false);
              });
            },
          });
        };
        run(!ofTheDialog.test(op.path));
        return () => {
          over = true;
          running?.unsubscribe();
        };
      });
}
