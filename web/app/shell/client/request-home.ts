import type { PortalHome } from "@anteroom/core/server";
import { pageAnswer } from "../../page-answer.ts";
import { redirect } from "../../remix.ts";
import type { AppLoadContext } from "../../remix.ts";

const asked = new WeakMap<AppLoadContext, Promise<PortalHome>>();

/** What the portal starts with, asked once for a request, however many of its loaders want it. */
export function requestHome(context: AppLoadContext): Promise<PortalHome> {
  let home = asked.get(context);
  if (!home) {
    home = context.caller.inbox.home();
    asked.set(context, home);
    // Each asker hears of a refusal; nobody else has to.
    home.catch(() => undefined);
  }
  return home;
}

/** The same for a page of portal users: staff go to their workspace, and who has not chosen yet chooses first. */
export async function portalHomeFor(request: Request, context: AppLoadContext): Promise<PortalHome> {
  if (context.viewer?.kind === "staff") throw redirect("/staff");
  if (!context.viewer && context.session?.state === "active") throw redirect("/choose-portal");
  return pageAnswer(request, requestHome(context));
}
