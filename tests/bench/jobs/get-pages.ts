import { http } from "../browser-connection.ts";
import { closedLoop, createRecorder } from "../loops.ts";
import type { Timing } from "../loops.ts";
import type { Job } from "../job.ts";

export interface GetInput {
  url: string;
  token?: string;
  seconds: number;
  /** What a right page holds. */
  expect: string;
}

/** Opens one page again and again, one after the other. */
export const main: Job<GetInput, { whole: Timing; firstByte: Timing; bytes: number }> = async ({ url, token, seconds, expect }, marks) => {
  const recorder = createRecorder();
  let counting = false;
  let bytes = 0;
  const begin = (): void => {
    counting = true;
    marks.begin();
  };
  const whole = await closedLoop({ lanes: 1, seconds, most: 2_000 }, { begin, end: marks.end }, async () => {
    const answer = await http(url, token === undefined ? {} : { token });
    if (answer.status !== 200 || !answer.body.includes(expect)) throw new Error(`${url} answered ${answer.status} and not the page that was asked for`);
    bytes = Buffer.byteLength(answer.body);
    if (counting) recorder.add(answer.firstByteMs);
  });
  return { whole, firstByte: recorder.timing(seconds), bytes };
};
