import { myTrend } from "./procedures/my-trend.ts";
import { trendFile } from "./procedures/trend-file.ts";
import { trend } from "./procedures/trend.ts";

/** Scores over time: all of a client's for staff (`forms.review`), one's own (`forms.answer`). */
export const trendProcedures = { trend, myTrend, trendFile };

/** What the audit log says of it. */
export const trendAudit = { "read-scores": "read a client's scores", "exported-scores": "exported a client's scores" };
