import type { SentForm } from "@anteroom/core/ui/plugin-form.ts";

export interface ChosenSlot {
  /** ISO, UTC. */
  startsAt: string;
  staffId: string;
}

export const slotValue = ({ startsAt, staffId }: ChosenSlot): string => `${startsAt} ${staffId}`;

export function readSlot(value: string): ChosenSlot {
  const [startsAt = "", staffId = ""] = value.split(" ");
  return { startsAt, staffId };
}

/** The time chosen on a page of `SlotDays` or by a button of `NearestTimes`, or the sentence that says what to do. Without script several days can have one. */
export function chosenSlot(form: SentForm): ChosenSlot | string {
  const pressed = form.text("nearest");
  const chosen = pressed ? [pressed] : [...form.data.keys()].filter((name) => name.startsWith("slot-")).map((name) => form.text(name));
  const [only, another] = chosen;
  if (only === undefined) return "Choose a time.";
  return another === undefined ? readSlot(only) : "Choose one time. More than one was chosen.";
}
