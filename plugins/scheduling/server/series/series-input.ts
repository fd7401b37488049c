import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { placeInput } from "../acts/appointment-input.ts";
import { dayTextInput, wallInput } from "../acts/step-input.ts";
import { rhythms } from "../rows/series.ts";

/** A series as staff ask for it: the first day and the time on the wall of the place, or of the professional by video and phone. */
export const seriesInput = {
  clientId: idInput("Choose a client."), serviceId: idInput("Choose a service."), staffId: idInput("Choose a professional."), ...placeInput,
  rhythm: z.enum(rhythms, { error: "Choose how often." }), firstDay: dayTextInput, minutes: wallInput,
  times: z.coerce.number({ error: "Write how many times." }).int().min(2, "Choose 2 or more.").max(52, "Choose 52 or fewer."),
};
