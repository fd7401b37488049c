import { answerTogether } from "./procedures/answer-together.ts";
import { checkTogether } from "./procedures/check-together.ts";
import { saveTogether } from "./procedures/save-together.ts";
import { sendTogether } from "./procedures/send-together.ts";
import { startTogether } from "./procedures/start-together.ts";
import { stepTogether } from "./procedures/step-together.ts";
import { together } from "./procedures/together.ts";

/** Filling a form in with the person in a session (`forms.fill`). */
export const togetherProcedures = { together, startTogether, stepTogether, saveTogether, answerTogether, checkTogether, sendTogether };
