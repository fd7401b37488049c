export { createPortal } from "./portal.ts";
export type { PageContext, PageRequest, Portal, PortalOptions, Readiness } from "./portal.ts";
export { loadPackages, packageOf } from "./plugins/load-packages.ts";
export type { PluginPackage } from "./plugins/load-packages.ts";
export type { HostOptions } from "./host-parts.ts";
export type { CoreRouter } from "./trpc/root-router.ts";
export type { CoreCaller } from "./page-context.ts";
export { BootError } from "./plugins/boot-error.ts";
