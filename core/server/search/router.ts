import { router } from "../trpc/trpc.ts";
import { find } from "./procedures/find.ts";

/** Searching everything that the viewer may see. */
export const searchRouter = router({ find });
