import { defineEvent } from "@anteroom/core/server";
import { appointmentFacts, exampleFacts } from "../appointment-facts.ts";

/** An appointment that stands has another time, place or professional now; `was` says what it had. */
export const appointmentChanged = defineEvent({
  name: "scheduling.appointment-changed",
  version: 1,
  schema: appointmentFacts.extend({ was: appointmentFacts.pick({ staffId: true, startsAt: true, endsAt: true, zone: true, place: true }) }),
  example: { ...exampleFacts, was: { staffId: exampleFacts.staffId, startsAt: "2026-11-25T14:00:00.000Z", endsAt: "2026-11-25T14:50:00.000Z", zone: exampleFacts.zone, place: exampleFacts.place } },
});
