import { router } from "../trpc/trpc.ts";
import { profileItemsProcedure } from "./procedures/profile-items-procedure.ts";
import { profileStatusProcedure } from "./procedures/profile-status-procedure.ts";

export const profileRouter = router({ status: profileStatusProcedure, items: profileItemsProcedure });
