import { statementsByLength } from "../count-statements.ts";
import type { StatementCounts } from "../count-statements.ts";
import type { Job } from "../job.ts";

/** Counts in a process of its own, which runs the sources. */
export const main: Job<{ engine: "sqlite" | "mysql"; lengths: readonly number[] }, StatementCounts[]> = ({ engine, lengths }) => statementsByLength(engine, lengths);
