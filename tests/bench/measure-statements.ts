import type { StatementCounts } from "./count-statements.ts";
import { hold } from "./findings.ts";
import type { Finding } from "./findings.ts";
import { runJob } from "./job.ts";
import type { EngineName } from "./place.ts";

const lengths = [50, 5_000];

/** P21: statements of the hot procedures, and whether a longer history changes them. */
export async function measureStatements(engine: EngineName): Promise<Finding[]> {
  const { output } = await runJob<StatementCounts[]>("count-statements", { engine: engine === "MariaDB" ? "mysql" : "sqlite", lengths }, {}, true);
  const of = (what: keyof StatementCounts, label: string, must: number): Finding => {
    const counts = output.map((one) => one[what].length);
    const most = Math.max(...counts);
    return hold({ goal: "P21", engine, what: `statements to ${label}`, value: most, shown: counts.map((n, index) => `${n} at ${lengths[index]} entries`).join(", "), must, stretch: must, better: "less" });
  };
  return [of("send", "send a message", 5), of("inbox", "list the inbox", 2), of("conversation", "open a conversation", 3)];
}
