import type { EligibilityQuestion } from "./eligibility.ts";
import { writeSegments, x12Text } from "./segments.ts";
import type { Segment } from "./segments.ts";

const plainDay = (day: string): string => day.replaceAll("-", "");
const fixed = (text: string, length: number): string => text.padEnd(length).slice(0, length);

/** Psychotherapy, and health benefit plan coverage in general. */
const askedFor = ["30", "A6"];

/** A 270 of X12 005010X279A1 that asks of one person: ISA, GS, ST, and the loops of docs/eligibility.md. */
export function write270(question: EligibilityQuestion): { name: string; text: string } {
  const { insurer, provider, subscriber, dependent, trace, at, day } = question;
  const date = plainDay(at.day);
  const control = String([...trace].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 999_999_999, 7) + 1).padStart(9, "0");
  const sender = x12Text(provider.npi || "ANTEROOM", 15);
  const receiver = x12Text(insurer.payerId || "CLEARINGHOUSE", 15);
  const npi = provider.npi ? ["XX", provider.npi] : [];
  const born = (birthDate: string): Segment[] => (birthDate ? [["DMG", "D8", plainDay(birthDate)]] : []);
  const asked: Segment[] = [["DTP", "291", "D8", plainDay(day)], ...askedFor.map((code): Segment => ["EQ", code])];
  const body: Segment[] = [
    ["ST", "270", "0001", "005010X279A1"],
    ["BHT", "0022", "13", x12Text(trace, 50), date, at.minute],
    ["HL", "1", "", "20", "1"],
    ["NM1", "PR", "2", x12Text(insurer.name, 60), "", "", "", "", ...(insurer.payerId ? ["PI", x12Text(insurer.payerId, 80)] : [])],
    ["HL", "2", "1", "21", "1"],
    ["NM1", "1P", "2", x12Text(provider.name, 60), "", "", "", "", ...npi],
    ["HL", "3", "2", "22", dependent ? "1" : "0"],
    ...(dependent ? [] : [["TRN", "1", x12Text(trace, 50), "9ANTEROOM1"]]),
    ["NM1", "IL", "1", x12Text(subscriber.lastName, 60), x12Text(subscriber.firstName, 35), "", "", "", "MI", x12Text(subscriber.memberId, 80)],
    ...(subscriber.group ? [["REF", "6P", x12Text(subscriber.group, 50)]] : []),
    ...born(subscriber.birthDate),
    ...(dependent ? [
      ["HL", "4", "3", "23", "0"], ["TRN", "1", x12Text(trace, 50), "9ANTEROOM1"], ["NM1", "03", "1", x12Text(dependent.lastName, 60), x12Text(dependent.firstName, 35)],
      ...born(dependent.birthDate), ["INS", "N", { self: "18", spouse: "01", child: "19", other: "34" }[dependent.relation]],
    ] : []),
    ...asked,
  ];
  const segments: Segment[] = [
    ["ISA", "00", fixed("", 10), "00", fixed("", 10), "ZZ", fixed(sender, 15), "ZZ", fixed(receiver, 15), date.slice(2), at.minute, "^", "00501", control, "0", "P", ":"],
    ["GS", "HS", sender, receiver, date, at.minute, String(Number(control)), "X", "005010X279A1"],
    ...body,
    ["SE", String(body.length + 1), "0001"], ["GE", "1", String(Number(control))], ["IEA", "1", control],
  ];
  return { name: `eligibility-270-${trace}.txt`, text: `${writeSegments(segments)}\n` };
}
