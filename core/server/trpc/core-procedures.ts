import { AppError } from "../errors.ts";
import { holdsPermission } from "../people/permissions.ts";
import { hostOf } from "./context.ts";
import { bareProcedure } from "./trpc.ts";

const signedOut = () => new AppError("NOT_SIGNED_IN", "You were signed out to keep your information private. Sign in to go on.");

/** For anybody; state why with `meta({ public })`. */
export const publicProcedure = bareProcedure.use(({ ctx, next }) => next({ ctx: { host: hostOf(ctx) } }));

/** For a signed-in account whose session is open, whatever it acts as. */
export const accountProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.session) throw signedOut();
  if (ctx.session.state === "locked") throw new AppError("LOCKED", "This is locked to keep it private. Unlock it to go on.");
  if (ctx.session.state === "second-factor") throw new AppError("SECOND_FACTOR", "Enter the code from your authenticator app to go on.");
  return next({ ctx: { session: ctx.session } });
});

/** For a viewer: an account acting as one staff member or one portal user, holding the permission that `meta` names. */
export const viewerProcedure = accountProcedure.use(({ ctx, meta, next }) => {
  if (!ctx.viewer) throw new AppError("FORBIDDEN", "Choose which portal to open first.");
  if (meta?.permission && !holdsPermission(ctx.host.registry, ctx.viewer, meta.permission)) {
    throw new AppError("FORBIDDEN", "You do not have access to this. Your practice can change it.", { reason: meta.permission });
  }
  return next({ ctx: { viewer: ctx.viewer } });
});

/** For portal users. */
export const portalProcedure = viewerProcedure.use(({ ctx, next }) => {
  if (ctx.viewer.kind !== "portal") throw new AppError("FORBIDDEN", "This page is for clients and the people who act for them.");
  return next({ ctx: { viewer: ctx.viewer } });
});

/** For staff. */
export const staffProcedure = viewerProcedure.use(({ ctx, next }) => {
  if (ctx.viewer.kind !== "staff") throw new AppError("FORBIDDEN", "This page is for the practice's staff.");
  return next({ ctx: { viewer: ctx.viewer } });
});
