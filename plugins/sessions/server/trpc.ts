import { createPluginTrpc } from "@anteroom/core/server";
import manifest from "../manifest.ts";

export const { router, portalProcedure, staffProcedure } = createPluginTrpc(manifest);
