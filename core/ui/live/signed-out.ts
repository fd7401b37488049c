/** Why the person has to say again who they are. */
export interface SignedOut {
  why: "signed-out" | "locked" | "second-factor" | "prove-again";
  /** One sentence for the person. */
  message: string;
}

/** Shows the sign-in dialog in place; true when the same person is signed in again. */
export type AskToSignIn = (signedOut: SignedOut) => Promise<boolean>;

let ask: AskToSignIn | undefined;
let asking: Promise<boolean> | undefined;

/** Registers the page's one sign-in dialog. Calls that were refused wait for it and are repeated with what was typed. */
export function onSignedOut(handler: AskToSignIn): () => void {
  ask = handler;
  return () => {
    if (ask === handler) ask = undefined;
  };
}

/** Asks once, however many calls were refused; false when there is nobody to ask. */
export function askToSignIn(signedOut: SignedOut): Promise<boolean> {
  if (!ask) return Promise.resolve(false);
  asking ??= ask(signedOut)
    .catch(() => false)
    .finally(() => {
      asking = undefined;
    });
  return asking;
}
