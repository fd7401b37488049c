import { router } from "../trpc/trpc.ts";
import { decideChange } from "./procedures/decide-change.ts";
import { listChangesProcedure } from "./procedures/list-changes-procedure.ts";
import { profileItemsProcedure } from "./procedures/profile-items-procedure.ts";
import { profileStatusProcedure } from "./procedures/profile-status-procedure.ts";

export const profileRouter = router({ status: profileStatusProcedure, items: profileItemsProcedure, changes: router({ list: listChangesProcedure, decide: decideChange }) });
