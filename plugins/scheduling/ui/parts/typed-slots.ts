import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";

/** The times that were chosen on a form of `SlotDays` when it was refused. */
export const typedSlots = (answer: FormAnswer | undefined): string[] => Object.entries(answer?.problem?.values ?? {}).flatMap(([name, values]) => (name.startsWith("slot-") ? values : []));
