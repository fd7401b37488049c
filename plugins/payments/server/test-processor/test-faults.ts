/** For tests of bad days: called around each call to the test processor of a practice; what it throws is a call that was lost on its way there (`before`) or back (`after`). */
export const testFaults = new Map<string, (moment: "before" | "after", operation: string) => void>();

/** Runs one call of the test processor with what a test wants to go wrong. */
export async function withFaults<T>(practiceId: string, operation: string, run: () => Promise<T>): Promise<T> {
  testFaults.get(practiceId)?.("before", operation);
  const answer = await run();
  testFaults.get(practiceId)?.("after", operation);
  return answer;
}
