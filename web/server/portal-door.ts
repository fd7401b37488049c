import type { Server } from "node:http";
import { dirname, join } from "node:path";
import type { PortalEnv } from "@anteroom/config/env";
import { createFirstPractice, createPortal, demoSignIns, loadPackages, seedDemo, type PageContext, type PageRequest, type Portal as CorePortal } from "@anteroom/core/host";
import type { Application } from "express";
import { packageDir } from "./package-dir.ts";

export { createFirstPractice, demoSignIns, seedDemo };
export type { PageContext, PageRequest };

/** The core as the web host uses it. */
export interface Portal {
  /** Mounts /trpc, /files, /healthz and /readyz on the app, and Socket.io on the HTTP server. */
  attach(app: Application, server: Server): void;
  /** Who is asking, and a caller that runs procedures as that person without HTTP. */
  pageContext(request: PageRequest): Promise<PageContext>;
  close(): Promise<void>;
}

/** Boots the core with the packages of config/plugins.json. */
export async function openPortal(env: PortalEnv): Promise<CorePortal> {
  const file = process.env.PLUGINS_FILE ?? join(dirname(packageDir()), "config", "plugins.json");
  const portal = await createPortal({
    options: {
      baseUrl: env.baseUrl,
      dataDir: env.dataDir,
      databaseUrl: env.databaseUrl,
      redisUrl: env.redisUrl ?? null,
      smtpUrl: env.smtpUrl ?? null,
      smsUrl: env.smsUrl ?? null,
      filesUrl: env.filesUrl ?? null,
      clamdUrl: env.clamdUrl ?? null,
      mailFrom: env.mailFrom,
      demo: env.demo,
      web: env.roles.includes("web"),
      worker: env.roles.includes("worker"),
      secret: env.secretKey,
      strict: env.nodeEnv !== "production",
    },
    packages: await loadPackages(file),
  });
  portal.host.log.level = env.logLevel;
  return portal;
}
