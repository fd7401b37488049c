import { createPluginTrpc } from "@anteroom/core/server";
import manifest from "../manifest.ts";

export const { router, viewerProcedure, portalProcedure, staffProcedure } = createPluginTrpc(manifest);
