import { answeringProcedures } from "./answering-procedures.ts";
import { alertProcedures } from "./alerts/alert-procedures.ts";
import { libraryProcedures } from "./library/library-procedures.ts";
import { givenProcedures } from "./packets/given/given-procedures.ts";
import { recurrenceProcedures } from "./recurrence/recurrence-procedures.ts";
import { togetherProcedures } from "./in-session/together-procedures.ts";
import { trendProcedures } from "./trend/trend-procedures.ts";
import { router } from "./trpc.ts";

export const formsRouter = router({
  ...libraryProcedures,
  ...answeringProcedures,
  ...alertProcedures,
  ...givenProcedures,
  ...togetherProcedures,
  ...trendProcedures,
  ...recurrenceProcedures,
});

export type FormsRouter = typeof formsRouter;
