import { router } from "../trpc/trpc.ts";
import { profileStatusProcedure } from "./procedures/profile-status-procedure.ts";

export const profileRouter = router({ status: profileStatusProcedure });
