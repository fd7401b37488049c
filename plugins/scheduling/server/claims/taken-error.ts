import { AppError } from "@anteroom/core/server";

/** What cannot be booked twice. */
export type TakenKind = "s" | "r" | "c" | "g";

const words: Record<TakenKind, string> = {
  s: "That time has just been taken.",
  r: "No room is free at that time any more.",
  c: "There is another appointment at that time already.",
  g: "Every seat of this group is taken.",
};

/** Somebody else was faster: the database refused the time. `details.data.next` gets the nearest free times before it is shown. */
export class TakenError extends AppError {
  readonly kind: TakenKind;

  constructor(kind: TakenKind, next: readonly { startsAt: string; endsAt: string; staffId: string }[] = []) {
    super("CONFLICT", next.length > 0 ? `${words[kind]} Here are the nearest times.` : words[kind], { reason: "taken", data: { kind, next } });
    this.kind = kind;
  }
}
