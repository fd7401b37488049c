// Loaded after the page is drawn: nobody needs them in its first minutes.
export { IdleDialog } from "./idle-dialog.tsx";
export { SignInDialog } from "./sign-in-dialog.tsx";
