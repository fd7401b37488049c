import { invalid } from "@anteroom/core/server";
import type { EligibilityAnswer } from "./eligibility.ts";
import { readSegments } from "./segments.ts";
import type { Segment } from "./segments.ts";

/** Why an insurer refuses to answer (AAA03), in words for staff. */
const refusals: Record<string, string> = {
  "15": "The insurer needs more to find this person.", "42": "The insurer cannot answer now. Ask again later.", "43": "The insurer does not know the practice’s NPI.", "51": "The insurer does not know the practice.", "57": "A date is wrong.", "58": "The date of birth is missing or wrong.", "62": "The day that was asked for is too far away.",
  "64": "The patient’s number is missing or wrong.", "65": "The name is missing or wrong.", "67": "The patient was not found.", "71": "The date of birth is not the one that the insurer has.", "72": "The member ID is missing or wrong.", "73": "The name is not the one that the insurer has.", "74": "The group number is wrong.", "75": "The subscriber was not found.", "76": "The insurer found several people. Check name and date of birth.", "78": "The subscriber is not in this group.", "79": "The insurer is not known to the clearinghouse.", "80": "The insurer did not answer. Ask again later.",
};

const day = (text: string | undefined): string | null => (/^\d{8}$/.test(text ?? "") ? `${text?.slice(0, 4)}-${text?.slice(4, 6)}-${text?.slice(6, 8)}` : null);
const minor = (text: string | undefined): number | null => (/^\d+(\.\d+)?$|^\.\d+$/.test(text ?? "") ? Math.round(Number(text) * 100) : null);

/** First and last day of the plan or of what is covered, where the answer says them; a day that is only "the plan" counts last. */
function daysOf(segments: readonly Segment[]): { startsDay: string | null; endsDay: string | null } {
  const told = segments.filter(([name]) => name === "DTP").map(([, what = "", form, text = ""]) => ({ what, first: day(text.split("-")[0]), last: form === "RD8" ? day(text.split("-")[1]) : null }));
  const of = (...kinds: string[]) => kinds.map((kind) => told.find((one) => one.what === kind)).filter((one) => one !== undefined);
  return { startsDay: of("346", "356", "291", "307")[0]?.first ?? null, endsDay: of("347", "357")[0]?.first ?? of("291", "307").find((one) => one.last)?.last ?? null };
}

/** A benefit (EB): what it tells, of which services, how much. */
interface Benefit {
  code: string;
  services: readonly string[];
  plan: string;
  /** Of the year it is the rest (`29`) or the whole. */
  period: string;
  amount: number | null;
  share: number | null;
  isOutside: boolean;
}

const benefitOf = (repetition: string) => ([, code = "", , services = "", , plan = "", period = "", amount, share, , , , network = ""]: Segment): Benefit => ({
  code, services: services.split(repetition), plan, period, amount: minor(amount), share: share && /^\d*\.?\d+$/.test(share) ? Math.round(Number(share) * 10_000) : null, isOutside: network === "N",
});

/** Reads a 271 of X12 005010X279A1 about one person: the first that it has. */
export function read271(text: string): EligibilityAnswer {
  const { segments, repetition } = readSegments(text);
  if (!segments.some(([name, kind]) => name === "ST" && kind === "271")) throw invalid({ file: "This X12 file is no answer about insurance. Choose a 271." });
  const of = (name: string, qualifier?: string): Segment | undefined => segments.find((segment) => segment[0] === name && (qualifier === undefined || segment[1] === qualifier));
  const problems = segments.filter(([name]) => name === "AAA").map(([, , , why = ""]) => refusals[why] ?? `The insurer refused, with code ${why}.`);
  const benefits = segments.filter(([name]) => name === "EB").map(benefitOf(repetition));
  // Psychotherapy before professional visits before the plan as a whole; within the network before outside of it.
  const best = (code: string, has: (one: Benefit) => boolean): Benefit | undefined => {
    const fitting = benefits.filter((one) => one.code === code && has(one) && !one.isOutside);
    return ["A6", "MH", "A4", "98", "30"].map((service) => fitting.find((one) => one.services.includes(service))).find(Boolean) ?? fitting[0];
  };
  const active = benefits.find((one) => ["1", "2", "3", "4", "5"].includes(one.code));
  const inactive = benefits.find((one) => ["6", "7", "8"].includes(one.code));
  return {
    standing: active ? "active" : inactive ? "inactive" : problems.length > 0 ? "refused" : "unknown",
    trace: of("TRN", "2")?.[2] ?? of("TRN")?.[2] ?? "", insurer: of("NM1", "PR")?.[3] ?? "", plan: active?.plan ?? inactive?.plan ?? "", memberId: of("NM1", "IL")?.[9] ?? "",
    ...daysOf(segments),
    copay: best("B", (one) => one.amount !== null)?.amount ?? null,
    coinsurance: best("A", (one) => one.share !== null)?.share ?? null,
    deductibleLeft: best("C", (one) => one.amount !== null && one.period === "29")?.amount ?? null,
    problems: [...new Set(problems)],
  };
}
