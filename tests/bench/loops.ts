import { build } from "hdr-histogram-js";

/** What a run of requests came to; times in milliseconds. */
export interface Timing {
  n: number;
  errors: number;
  perSecond: number;
  p50: number;
  p99: number;
  firstError?: string;
}

export const warmUpMs = 1_500;
const mostErrors = 1_000;

/** Records in microseconds, reports in milliseconds. */
export function createRecorder() {
  const histogram = build({ lowestDiscernibleValue: 1, highestTrackableValue: 60_000_000, numberOfSignificantValueDigits: 3 });
  let errors = 0;
  let firstError: string | undefined;
  return {
    add: (ms: number) => histogram.recordValue(Math.max(1, Math.round(ms * 1_000))),
    fail(error: unknown) {
      errors += 1;
      firstError ??= error instanceof Error ? error.message : String(error);
      if (errors > mostErrors) throw new Error(`more than ${mostErrors} requests failed; the first: ${firstError}`);
    },
    timing: (seconds: number): Timing => ({
      n: histogram.totalCount,
      errors,
      perSecond: histogram.totalCount / seconds,
      p50: histogram.getValueAtPercentile(50) / 1_000,
      p99: histogram.getValueAtPercentile(99) / 1_000,
      ...(firstError === undefined ? {} : { firstError }),
    }),
  };
}

interface Marks {
  begin(): void;
  end(): void;
}

/** `lanes` loops, each with one request under way: warm-up first, then `seconds` that count (or until `most` requests). */
export async function closedLoop(given: { lanes: number; seconds: number; most?: number }, marks: Marks, run: (lane: number) => Promise<void>): Promise<Timing> {
  const most = given.most ?? 1_000_000;
  await Promise.all(Array.from({ length: given.lanes }, (_, lane) => until(performance.now() + warmUpMs, most, () => run(lane).catch(() => undefined))));
  const recorder = createRecorder();
  marks.begin();
  const began = performance.now();
  const share = Math.ceil(most / given.lanes);
  await Promise.all(
    Array.from({ length: given.lanes }, (_, lane) =>
      until(began + given.seconds * 1_000, share, async () => {
        const sent = performance.now();
        try {
          await run(lane);
          recorder.add(performance.now() - sent);
        } catch (error) {
          recorder.fail(error);
        }
      }),
    ),
  );
  const seconds = (performance.now() - began) / 1_000;
  marks.end();
  return recorder.timing(seconds);
}

async function until(end: number, most: number, run: () => Promise<void>): Promise<void> {
  for (let done = 0; done < most && performance.now() < end; done += 1) await run();
}

/** Requests at fixed moments, whether or not the earlier ones are answered; each is timed from the moment it was due. */
export async function openLoop(given: { perSecond: number; seconds: number }, marks: Marks, run: (index: number, due: number) => Promise<void>): Promise<Timing> {
  const recorder = createRecorder();
  const warm = Math.round((given.perSecond * warmUpMs) / 1_000);
  const total = warm + given.perSecond * given.seconds;
  const began = performance.now();
  const under: Promise<void>[] = [];
  for (let index = 0; index < total; index += 1) {
    const due = began + (index * 1_000) / given.perSecond;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    if (index === warm) marks.begin();
    under.push(
      run(index, due).then(
        () => void (index >= warm && recorder.add(performance.now() - due)),
        (error: unknown) => recorder.fail(error),
      ),
    );
  }
  await Promise.all(under);
  marks.end();
  return recorder.timing(given.seconds);
}
