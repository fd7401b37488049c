import "@anteroom/core/ui/styles/index.css";
import { LinkProvider } from "@anteroom/core/ui/link.tsx";
import { useContext, type ReactNode } from "react";
import { Nonce } from "./nonce.ts";
import { viewAttributes, viewPreferences } from "./account/view-preferences.ts";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData, type LoaderFunctionArgs, type MetaFunction } from "./remix.ts";
import { PreviewBar } from "./preview/preview-bar.tsx";
import { LostConnection } from "./shell/lost-connection.tsx";
import { ProblemPage } from "./shell/problem-page.tsx";
import { RouterLink } from "./shell/router-link.tsx";

export const meta: MetaFunction = () => [{ title: "Portal" }];

/** What a page may say of itself with `export const handle`. */
export interface PageHandle {
  /** A page that must work from the first byte, on any browser, sends no scripts. */
  withoutScripts?: boolean;
}

/** How this browser shows the portal, so that the first byte is right, and whether staff look as somebody else. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { viewer } = context;
  const shown = viewer?.kind === "portal" && viewer.readOnly?.why === "preview" ? { name: viewer.name, until: viewer.readOnly.until, zone: viewer.readOnly.staff.timeZone } : null;
  return { view: viewPreferences(request.headers.get("Cookie")), preview: shown };
}

/** The document around every page and every error. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(Nonce);
  const withoutScripts = useMatches().some((match) => (match.handle as PageHandle | undefined)?.withoutScripts);
  const root = useRouteLoaderData<typeof loader>("root");
  const view = root?.view ?? viewPreferences(null);
  const preview = root?.preview;
  return (
    <html lang="en" {...viewAttributes(view)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body data-preview={preview ? "" : undefined}>
        {preview ? <PreviewBar preview={preview} /> : null}
        <LinkProvider component={RouterLink}>{children}</LinkProvider>
        {withoutScripts ? null : (
          <>
            <LostConnection />
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <main id="main">
      <ProblemPage />
    </main>
  );
}
