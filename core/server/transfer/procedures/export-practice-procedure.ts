import { staffProcedure } from "../../trpc/core-procedures.ts";
import { makeDownload } from "../make-download.ts";

/** A link of ten minutes, good for one download, to everything that the practice keeps. */
export const exportPracticeProcedure = staffProcedure.meta({ permission: "core.practice" }).mutation(({ ctx }) => makeDownload(ctx, { kind: "practice" }));
