import { AnnouncerProvider, ViewerTimeProvider } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { SessionKeeper } from "../account/session-keeper.tsx";
import { pageAnswer } from "../page-answer.ts";
import { isRouteErrorResponse, Outlet, redirect, useLoaderData, useMatches, type LoaderFunctionArgs, type MetaFunction } from "../remix.ts";
import { problemFor, problemOf } from "../shell/problem.ts";
import { tasksIn } from "../staff/bar/use-staff-counts.ts";
import { StaffBar } from "../staff/bar/staff-bar.tsx";
import { StaffProblem } from "../staff/staff-problem.tsx";
import { rolesInWords } from "../staff/role-words.ts";
import { staffMay } from "../staff/staff-may.ts";
import { useStaffPlace } from "../staff/staff-place.ts";
import { usePageFocus } from "../shell/use-page-focus.ts";
import styles from "../staff/staff-layout.module.css";

/** What a staff page may say of itself. */
export interface StaffHandle {
  /** The page fills the screen and scrolls inside, as the inbox does. */
  fillsScreen?: boolean;
}

export const meta: MetaFunction = ({ matches, error }) => pageTitle(error === undefined ? "Staff" : isRouteErrorResponse(error) ? problemOf(error).title : problemFor(500).title)({ matches });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { caller, viewer, session } = context;
  if (session?.state === "active" && viewer === null) throw redirect("/choose-portal");
  if (viewer?.kind === "portal") throw redirect("/");
  const [menu, me, counts, held] = await pageAnswer(request, Promise.all([caller.plugins.menu(), caller.account.me(), caller.inbox.counts(), caller.team.mine()]));
  if (!me.signedIn || viewer === null) throw redirect("/signin");
  return {
    practice: me.seat?.practiceName ?? "Portal",
    person: { name: viewer.name, roles: rolesInWords(viewer.roles), email: me.email },
    seats: me.seats,
    timeZone: viewer.timeZone,
    now: new Date().toISOString(),
    print: context.seatPrint,
    may: staffMay(held),
    unread: counts.unread,
    tasks: tasksIn(counts),
    // Pages of one client are tabs of the chart, not of the practice.
    menu: menu.filter((item) => !item.to.startsWith(chartPath)),
    chartTabs: menu.filter((item) => item.to.startsWith(chartPath)).map(({ to, label }) => ({ to: to.slice(chartPath.length), label })),
  };
}

const chartPath = "/staff/clients/:clientId/";

export default function StaffLayout() {
  const { timeZone, now } = useLoaderData<typeof loader>();
  const fills = useMatches().some((match) => (match.handle as StaffHandle | undefined)?.fillsScreen);
  usePageFocus();
  return (
    <AnnouncerProvider>
      <ViewerTimeProvider zone={timeZone} now={now}>
        <SessionKeeper>
          <div className={fills ? styles.filled : styles.layout}>
            <StaffBar />
            <main id="main" className={styles.main}>
              <Outlet />
            </main>
          </div>
        </SessionKeeper>
      </ViewerTimeProvider>
    </AnnouncerProvider>
  );
}

/** A page of the staff side that breaks leaves the bar, and so the rest of the portal, working. */
export function ErrorBoundary() {
  const place = useStaffPlace();
  return (
    <AnnouncerProvider>
      <div className={styles.layout}>
        {place ? <StaffBar /> : null}
        <main id="main" className={styles.main}>
          <StaffProblem />
        </main>
      </div>
    </AnnouncerProvider>
  );
}
