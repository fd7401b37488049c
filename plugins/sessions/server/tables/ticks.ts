import { attributes, defineModel } from "@anteroom/core/server";

/** A day on which homework was done. */
export interface Tick {
  id: string;
  practiceId: string;
  homeworkId: string;
  day: string;
  at: number;
}

export const ticks = defineModel<Tick>({
  name: "tick",
  table: "sessions_ticks",
  attributes: { id: attributes.primary, practiceId: attributes.ulid(), homeworkId: attributes.ulid(), day: attributes.string(10), at: attributes.time("at") },
});
