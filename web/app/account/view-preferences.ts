/** How one browser shows the portal; kept in a cookie, so that the first byte is right and no script is needed. */
export interface ViewPreferences {
  text: "100" | "115" | "130" | "150";
  theme: "system" | "light" | "dark" | "high-contrast";
  motion: "system" | "reduced";
  /** How much of an arriving message is read out. */
  announce: "full" | "who" | "off";
  /** What the Enter key does while writing a message; by default it sends for staff and starts a line for clients. */
  enter: "default" | "send" | "line";
}

/** Every choice, the default first. */
export const viewChoices = {
  text: ["100", "115", "130", "150"],
  theme: ["system", "light", "dark", "high-contrast"],
  motion: ["system", "reduced"],
  announce: ["full", "who", "off"],
  enter: ["default", "send", "line"],
} as const satisfies { [Name in keyof ViewPreferences]: readonly ViewPreferences[Name][] };

const cookieName = "anteroom-view";
const names = Object.keys(viewChoices) as (keyof ViewPreferences)[];

/** Reads choices by name; anything unknown falls to the default. */
export function readChoices(valueOf: (name: keyof ViewPreferences) => string | null): ViewPreferences {
  const chosen: Record<string, string> = {};
  for (const name of names) {
    const given = valueOf(name);
    const known: readonly string[] = viewChoices[name];
    chosen[name] = given !== null && known.includes(given) ? given : viewChoices[name][0];
  }
  return chosen as unknown as ViewPreferences;
}

/** The choices in a request's `Cookie` header. */
export function viewPreferences(cookieHeader: string | null): ViewPreferences {
  const pair = (cookieHeader ?? "").split(/;\s*/).find((one) => one.startsWith(`${cookieName}=`));
  const stored = new URLSearchParams(pair?.slice(cookieName.length + 1).replaceAll(".", "&").replaceAll("_", "="));
  return readChoices((name) => stored.get(name));
}

/** The `Set-Cookie` header that keeps the choices for a year. */
export function viewCookie(preferences: ViewPreferences, secure: boolean): string {
  // Only characters that every cookie may hold.
  const value = names.map((name) => `${name}_${preferences[name]}`).join(".");
  return `${cookieName}=${value}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** The `data-` attributes of `<html>` that the tokens and the pages read. */
export const viewAttributes = ({ text, theme, motion, announce, enter }: ViewPreferences): Record<`data-${string}`, string | undefined> => ({
  "data-text-size": text === "100" ? undefined : text,
  "data-theme": theme === "system" ? undefined : theme,
  "data-motion": motion === "system" ? undefined : motion,
  "data-announce": announce === "full" ? undefined : announce,
  "data-enter": enter === "default" ? undefined : enter,
});
