import { Outlet } from "../remix.ts";
import { ProblemPage } from "../shell/problem-page.tsx";

export default function ClientLayout() {
  return (
    <main id="main">
      <Outlet />
    </main>
  );
}

/** A page of the client side that breaks leaves the rest of the portal working. */
export function ErrorBoundary() {
  return (
    <main id="main">
      <ProblemPage />
    </main>
  );
}
