import { router } from "../trpc/trpc.ts";
import { startPreview } from "./procedures/start-preview.ts";
import { stopPreview } from "./procedures/stop-preview.ts";

/** Looking at the portal as one of its users. */
export const previewRouter = router({ start: startPreview, stop: stopPreview });
