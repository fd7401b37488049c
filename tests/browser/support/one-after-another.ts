import { afterEach, beforeEach } from "vitest";

/** For steps that build on each other: after one has failed the others fail at once instead of waiting for what cannot come. */
export function oneAfterAnother(): void {
  let failed = "";
  beforeEach(() => {
    if (failed) throw new Error(`not tried, since “${failed}” failed`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === "fail") failed ||= task.name;
  });
}
