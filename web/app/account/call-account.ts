/** What an account procedure answered, with the server's time; the error has a sentence for people. */
export type AccountAnswer<T> = { ok: true; data: T; serverNow: number } | { ok: false; appCode: string; message: string; fields: Record<string, string> };

interface Envelope<T> {
  result?: { data: T };
  error?: { message: string; data?: { appCode?: string; fields?: Record<string, string> | null } };
}

const unreachable = { ok: false, appCode: "UNREACHABLE", message: "We could not reach the portal. Check your connection and try again.", fields: {} } as const;

/** Calls a procedure of the own account without the browser's API client, whose own refusals end in the dialog that calls this. */
export async function callAccount<T>(name: string, input?: object): Promise<AccountAnswer<T>> {
  try {
    const response = await fetch(`/trpc/account.${name}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(input ?? {}), keepalive: true });
    const { result, error } = (await response.json()) as Envelope<T>;
    if (result) return { ok: true, data: result.data, serverNow: Date.parse(response.headers.get("Date") ?? "") || Date.now() };
    return { ok: false, appCode: error?.data?.appCode ?? "UNAVAILABLE", message: error?.message ?? unreachable.message, fields: error?.data?.fields ?? {} };
  } catch {
    return unreachable;
  }
}

/** What `account.me` says, as far as the browser needs it. */
export type MeAnswer =
  | { signedIn: false }
  | { signedIn: true; state: "active" | "locked" | "second-factor"; email: string; seat: { id: string; kind: "staff" | "portal" } | null; idleUntil: number; absoluteUntil: number; preview: { until: number } | null };

/** What a step of signing in says, as far as the browser needs it. */
export interface SignInAnswer {
  state: "active" | "second-factor";
  setup: boolean;
  goTo: string;
  samePerson?: boolean;
}
