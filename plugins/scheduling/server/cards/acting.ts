import { AppError } from "@anteroom/core/server";
import type { CardActionRefusal, PluginContext, Viewer } from "@anteroom/core/server";

type Told = { event?: string | { forPortal: string; forStaff: string } };

/** Runs an act as a card's action: what came too late, or was taken meanwhile, is said on the card. */
export async function acting(ctx: PluginContext, run: (viewer: Viewer) => Promise<Told | void>): Promise<void | CardActionRefusal | Told> {
  if (!ctx.viewer) return { refused: "forbidden", message: "Sign in to do this." };
  try {
    return await run(ctx.viewer);
  } catch (error) {
    if (error instanceof AppError && (error.appCode === "CONFLICT" || error.appCode === "STALE")) return { refused: "conflict", message: error.message };
    throw error;
  }
}

