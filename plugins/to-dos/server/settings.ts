import { z } from "zod";

/** What a practice decides about to-dos. */
export const toDosSettings = z.object({
  reminders: z.boolean().default(true).meta({ label: "Remind people of to-dos", help: "Before the day it is due and after it, three times at most. It stops once it is done.", levels: ["practice", "client"] }),
  daysBefore: z.number().int().min(0, "Choose 0 days or more.").max(14, "Choose 14 days or fewer.").default(1).meta({ label: "Days before", help: "How long before the day it is due the first reminder is sent.", levels: ["practice", "client"] }),
  ownToDos: z.boolean().default(true).meta({ label: "Clients may add to-dos of their own", help: "The care team sees them too.", levels: ["practice", "client"] }),
});
