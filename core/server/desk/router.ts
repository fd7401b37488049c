import { router } from "../trpc/trpc.ts";
import { awayEnd, awayOf, awayPlan } from "./procedures/away.ts";
import { assign, close, reopen, snooze, tag, untag } from "./procedures/desk-verbs.ts";
import { choices, filterDelete, filterList, filterName, filterSave } from "./procedures/saved-filters.ts";
import { conversation, counts, list, total } from "./procedures/desk-views.ts";

/** The practice's side of conversations: who has them, what waits, who covers. */
export const deskRouter = router({ list, counts, total, filters: filterList, filterChoices: choices, saveFilter: filterSave, renameFilter: filterName, removeFilter: filterDelete, conversation, assign, snooze, close, reopen, tag, untag, away: awayOf, planAway: awayPlan, endAway: awayEnd });
