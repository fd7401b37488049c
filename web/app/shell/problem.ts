/** What a person reads when a page cannot be shown: what happened, and the next best step. */
export interface Problem {
  title: string;
  text: string;
  /** Where else to go. */
  links: readonly { to: string; label: string }[];
}

const home = { to: "/", label: "Home" };
const help = { to: "/help", label: "Get urgent help" };
/** Messages are the client's home; the link goes there under the name that people look for. */
const messages = { to: "/", label: "Messages" };

/** The words for a status; `message` is what the core said, already fit to be shown. */
export function problemFor(status: number, message?: string): Problem {
  if (status === 404) return { title: "Page not found", text: message ?? "If you typed the address, check it. If you followed a link, the page may have moved.", links: [home, messages] };
  if (status === 403) return { title: "You do not have access to this page", text: message ?? "Your practice decides who can see it, and can change this for you.", links: [home, help] };
  if (status === 410) return { title: "This is closed", text: message ?? "It is no longer open. Write to your practice if you need it.", links: [home, messages] };
  if (status === 429) return { title: "Too many tries", text: message ?? "Wait a minute and try again.", links: [home, help] };
  return { title: "There is a problem with the portal", text: message ?? "Try again in a few minutes. What you saved before is still there. If you need your practice today, call them.", links: [home, help] };
}

/** The status and words inside what a loader threw with `data({ message }, { status })`. */
export function problemOf(error: unknown): Problem {
  if (typeof error !== "object" || error === null || !("status" in error) || typeof error.status !== "number") return problemFor(500);
  const carried = "data" in error ? error.data : undefined;
  const said = typeof carried === "object" && carried !== null && "message" in carried && typeof carried.message === "string" ? carried.message : undefined;
  return problemFor(error.status, said);
}
