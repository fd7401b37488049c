import "@anteroom/core/ui/styles/index.css";
import { LinkProvider } from "@anteroom/core/ui/link.tsx";
import { useContext, type ReactNode } from "react";
import { Nonce } from "./nonce.ts";
import { viewAttributes, viewPreferences } from "./account/view-preferences.ts";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData, type LoaderFunctionArgs, type MetaFunction } from "./remix.ts";
import { ProblemPage } from "./shell/problem-page.tsx";
import { RouterLink } from "./shell/router-link.tsx";

export const meta: MetaFunction = () => [{ title: "Portal" }];

/** What a page may say of itself with `export const handle`. */
export interface PageHandle {
  /** A page that must work from the first byte, on any browser, sends no scripts. */
  withoutScripts?: boolean;
}

/** How this browser shows the portal, so that the first byte is right. */
export const loader = ({ request }: LoaderFunctionArgs) => ({ view: viewPreferences(request.headers.get("Cookie")) });

/** The document around every page and every error. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(Nonce);
  const withoutScripts = useMatches().some((match) => (match.handle as PageHandle | undefined)?.withoutScripts);
  const view = useRouteLoaderData<typeof loader>("root")?.view ?? viewPreferences(null);
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
      <body>
        <LinkProvider component={RouterLink}>{children}</LinkProvider>
        {withoutScripts ? null : (
          <>
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
