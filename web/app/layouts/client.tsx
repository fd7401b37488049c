import { AnnouncerProvider } from "@anteroom/core/ui/announcer.tsx";
import { ViewerTimeProvider } from "@anteroom/core/ui/viewer-time.tsx";
import type { ReactNode } from "react";
import { SessionKeeper } from "../account/session-keeper.tsx";
import { pageAnswer } from "../page-answer.ts";
import { Outlet, useMatches, useRouteLoaderData } from "../remix.ts";
import type { LoaderFunctionArgs, MetaFunction } from "../remix.ts";
import { ClientFrame } from "../shell/client/client-frame.tsx";
import { clientLayoutId, portalName } from "../shell/client/portal-shell.ts";
import { requestHome } from "../shell/client/request-home.ts";
import type { PortalShell } from "../shell/client/portal-shell.ts";
import { ProblemPage } from "../shell/problem-page.tsx";

/** What a page of the client side may say of itself with `export const handle`. */
export interface ClientPageHandle {
  /** The page scrolls in its middle and fills the window, as the conversation does. */
  fill?: boolean;
}

export async function loader({ request, context }: LoaderFunctionArgs): Promise<PortalShell | null> {
  const { caller, viewer } = context;
  // Staff who open a page of their own account here see it without the client's frame.
  if (viewer?.kind !== "portal") return null;
  const [home, menu, profile, me] = await pageAnswer(request, Promise.all([requestHome(context), caller.plugins.menu(), caller.profile.status(), caller.account.me()]));
  const open = profile.items.find((item) => !item.done);
  return {
    home,
    menu,
    profile: profile.enabled && profile.percent < 100 ? { percent: profile.percent, nextLabel: open?.label ?? null } : null,
    seats: me.signedIn ? me.seats : 1,
    now: new Date().toISOString(),
    print: context.seatPrint,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, error }) => [{ title: error ? `There is a problem – ${portalName(data?.home)}` : portalName(data?.home) }];

function Frame({ children, broken = false }: { children: ReactNode; broken?: boolean }) {
  const shell = (useRouteLoaderData(clientLayoutId) as PortalShell | null | undefined) ?? null;
  const fills = useMatches().some((match) => (match.handle as ClientPageHandle | undefined)?.fill);
  const format = shell ? { zone: shell.home.viewer.timeZone, now: shell.now } : { zone: "UTC" };
  return (
    <AnnouncerProvider>
      <ViewerTimeProvider {...format}>{shell ? <SessionKeeper><ClientFrame shell={shell} fill={fills && !broken}>{children}</ClientFrame></SessionKeeper> : <main id="main">{children}</main>}</ViewerTimeProvider>
    </AnnouncerProvider>
  );
}

export default function ClientLayout() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

/** A page of the client side that breaks leaves the rest of the portal working. */
export function ErrorBoundary() {
  return (
    <Frame broken>
      <ProblemPage />
    </Frame>
  );
}
