import { redirect } from "@remix-run/node";
import type { StepReply } from "./step-reply.ts";
import { basesIn, typedIn } from "./typed-in.ts";
import type { TypedFields } from "./typed-in.ts";

interface Sent {
  assignmentId: string;
  step: number;
  typed: TypedFields;
  bases: Record<string, number>;
}

/** The procedures of whoever fills the form in. */
interface PageDoor {
  base: string;
  later: string;
  ended: string;
  save(input: Sent & { press: string }): Promise<{ conflicts: NonNullable<StepReply["conflicts"]> | readonly unknown[] }>;
  answer(input: Sent & { discard: boolean }): Promise<{ ok: true; next: number | "check" } | { ok: false; why: "errors"; errors: Record<string, string> } | { ok: false; why: "changed-elsewhere"; conflicts: unknown[] } | { ok: false; why: "discards"; labels: string[] }>;
  step(input: { assignmentId: string; step: number }): Promise<{ step: { items: readonly { id: string }[] } }>;
}

/** A page without scripts: Continue, Save and come back later, and the buttons beside repeated rows and files. */
export async function stepAction(request: Request, place: { assignmentId: string; step: number }, door: PageDoor): Promise<StepReply> {
  const form = await request.formData();
  const [typed, bases] = [typedIn(form), basesIn(form)];
  const [go, press] = [String(form.get("go") ?? ""), String(form.get("press") ?? "")];
  const check = new URL(request.url).searchParams.has("check");
  const here = `${door.base}/${place.step}`;
  try {
    if (press || go === "later") {
      const { conflicts } = await door.save({ ...place, typed, bases, press });
      if (conflicts.length > 0) return { typed, bases, conflicts: conflicts as NonNullable<StepReply["conflicts"]> };
      const choosing = press.startsWith("file:") ? (await door.step(place)).step.items.findIndex((item) => item.id === press.slice("file:".length)) + 1 : 0;
      if (choosing > 0) throw redirect(`${here}?add=${choosing}${check ? "&check=1" : ""}`);
      throw redirect(press ? `${here}${check ? "?check" : ""}` : door.later);
    }
    if (go === "theirs") throw redirect(`${here}${check ? "?check" : ""}`);
    const reply = await door.answer({ ...place, typed, bases, discard: form.has("discard") });
    if (reply.ok) throw redirect(reply.next === "check" || check ? `${door.base}/check` : `${door.base}/${reply.next}`);
    return { typed, bases, ...(reply.why === "errors" ? { errors: reply.errors } : reply.why === "discards" ? { discards: reply.labels } : { conflicts: reply.conflicts as NonNullable<StepReply["conflicts"]> }) };
  } catch (error) {
    // What was closed meanwhile is told on the form's own page.
    if (error instanceof Response && error.status === 410) throw redirect(door.ended);
    throw error;
  }
}
