import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { AppError } from "../errors.ts";
import type { AppErrorDetails } from "../errors.ts";
import { refuseChanges } from "../read-only/refuse-changes.ts";
import { hostOf } from "./context.ts";
import type { TrpcContext } from "./context.ts";

/** What a procedure must state: the permission it needs, or why it needs none. */
export interface ProcedureMeta {
  permission?: string;
  /** Why anybody may call it. */
  public?: string;
  /** What it shows belongs to the portal user alone, such as saved payment methods: staff who preview their portal are refused. */
  private?: boolean;
}

/** The first message for each field of refused input, for the form that was sent. */
export function fieldsOf(error: unknown): Record<string, string> | null {
  if (!(error instanceof ZodError)) return null;
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".") || "form"] ??= issue.message;
  return fields;
}

/** What an error tells a program beside tRPC's own code. */
export interface ErrorFacts extends AppErrorDetails {
  appCode: string;
}

/** Facts of any error that a procedure threw; unknown errors tell nothing. */
export function errorFacts(error: TRPCError): ErrorFacts {
  if (error instanceof AppError) return { appCode: error.appCode, ...error.details };
  const fields = fieldsOf(error.cause);
  if (fields) return { appCode: "INVALID", fields };
  return { appCode: error.code };
}

const t = initTRPC
  .context<TrpcContext>()
  .meta<ProcedureMeta>()
  .create({
    defaultMeta: {},
    isDev: false,
    errorFormatter({ shape, error }) {
      const known = error instanceof AppError || error.code !== "INTERNAL_SERVER_ERROR";
      const fields = fieldsOf(error.cause);
      const message = fields ? (Object.values(fields)[0] ?? "Check what you typed.") : known ? shape.message : "There is a problem with the portal. Try again.";
      return { ...shape, message, data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, ...errorFacts(error) } };
    },
  });

/** The one tRPC instance of the process. */
export const { router, middleware, createCallerFactory, mergeRouters } = t;
/** Every procedure starts here: whoever only looks changes nothing, whatever the procedure is. */
export const bareProcedure = t.procedure.use(async ({ ctx, meta, path, type, next }) => {
  await refuseChanges(hostOf(ctx), ctx.viewer, { path, type, ...(meta?.private ? { private: true } : {}) });
  return next();
});
export { TRPCError };
