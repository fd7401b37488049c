import { Facts } from "@anteroom/core/ui";
import type { EntryLine } from "../../server/index.ts";

/** What was written in an entry. */
export function EntryFacts({ entry }: { entry: EntryLine }) {
  return entry.facts.length === 0 ? null : <Facts items={entry.facts.map(({ label, value }) => ({ label, value }))} />;
}
