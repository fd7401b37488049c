import type { Server } from "node:http";
import type { PortalEnv } from "@anteroom/config/env";
import type { Express } from "express";

/** What the core needs to know of a request to say who asks. */
export interface RequestFacts {
  cookieHeader: string | undefined;
  origin: string | undefined;
  address: string;
  userAgent: string | undefined;
}

/** Who is signed in, and a caller that runs procedures as that viewer without HTTP. */
export interface RequestContext {
  viewer: unknown;
  caller: unknown;
  /** `Set-Cookie` values that the answer to this request must carry; procedures add to it. */
  setCookies: string[];
}

/** The core as the web host uses it. */
export interface Portal {
  /** Mounts /trpc, /healthz, /readyz and files on the app, and Socket.io on the HTTP server. */
  attach(app: Express, httpServer: Server): void;
  requestContext(facts: RequestFacts): Promise<RequestContext>;
  ready(): boolean;
  close(): Promise<void>;
  /** Demo sign-ins to print after the start; only in demo mode. */
  demoSignIns?(): readonly { who: string; email: string; password: string }[];
}

/** Boots the core with the packages of config/plugins.json. */
export async function openPortal(env: PortalEnv): Promise<Portal> {
  const name = "@anteroom/core/host";
  const host = (await import(name)) as { openPortal(options: { env: PortalEnv }): Promise<Portal> };
  return host.openPortal({ env });
}
