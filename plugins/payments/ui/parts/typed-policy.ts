import type { SentForm } from "@anteroom/core/ui/plugin-form.ts";

/** An insurance as its form sends it. */
export function typedPolicy({ key, text }: SentForm) {
  return {
    key, rank: text("rank") as "primary", front: text("front") || null, back: text("back") || null, insurer: text("insurer"), plan: text("plan"), memberId: text("memberId"), group: text("group"), phone: text("phone"),
    relation: text("relation") as "self", holderName: text("holderName"), holderBirthDate: text("holderBirthDate"), startsDay: text("startsDay"), endsDay: text("endsDay"),
  };
}
