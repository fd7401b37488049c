import { router } from "../trpc/trpc.ts";
import { practiceDetails } from "./procedures/practice-details.ts";
import { savePractice } from "./procedures/save-practice.ts";
import { saveUrgentHelp } from "./procedures/save-urgent-help.ts";
import { urgentHelpOfViewer } from "./procedures/urgent-help-of-viewer.ts";
import { usualHelpProcedure } from "./procedures/usual-help.ts";

/** The practice's own facts and its urgent help list. */
export const practiceRouter = router({ details: practiceDetails, save: savePractice, usualHelp: usualHelpProcedure, saveUrgentHelp, urgentHelp: urgentHelpOfViewer });
