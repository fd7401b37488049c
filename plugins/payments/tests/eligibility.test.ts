import { describe, expect, it } from "vitest";
import { x12 } from "../server/insurance/eligibility/x12.ts";
import type { EligibilityQuestion } from "../server/insurance/eligibility/eligibility.ts";

const question: EligibilityQuestion = {
  trace: "01JD0000000000000000000000", at: { day: "2026-11-27", minute: "1830" }, insurer: { name: "Blue River Health", payerId: "" }, provider: { name: "Willow Practice", npi: "1234567893" }, day: "2026-11-27",
  subscriber: { firstName: "Jordan", lastName: "Lée*~", birthDate: "1990-04-02", memberId: "xyz 123", group: "G-77" }, dependent: null,
};

const isa = "ISA*00*          *00*          *ZZ*BLUERIVER      *ZZ*1234567893     *261127*1831*^*00501*000000001*0*P*:~";
const answer = (...body: string[]): string => [`${isa}GS*HB*BLUERIVER*1234567893*20261127*1831*1*X*005010X279A1~ST*271*0001*005010X279A1~BHT*0022*11*T1*20261127*1831~HL*1**20*1~NM1*PR*2*BLUE RIVER HEALTH*****PI*60054~`, "HL*3*2*22*0~TRN*2*T1*9ANTEROOM1~NM1*IL*1*LEE*JORDAN****MI*XYZ123~", ...body, "SE*20*0001~GE*1*1~IEA*1*000000001~"].join("\n");

describe("asking an insurer by X12", () => {
  it("writes a 270 with one person, counted segments, and nothing of a name that would end a segment", () => {
    const { name, text } = x12.write(question);
    const segments = text.trim().split(/~\n?/).filter(Boolean);
    expect(name).toBe("eligibility-270-01JD0000000000000000000000.txt");
    expect(segments[0]).toHaveLength(105);
    expect(text).toContain("NM1*IL*1*LEE*JORDAN****MI*XYZ 123~");
    expect(text).toContain("REF*6P*G-77~\nDMG*D8*19900402~\nDTP*291*D8*20261127~\nEQ*30~\nEQ*A6~");
    expect(text).toContain("NM1*1P*2*WILLOW PRACTICE*****XX*1234567893~");
    const body = segments.slice(segments.findIndex((one) => one.startsWith("ST*")), segments.findIndex((one) => one.startsWith("SE*")) + 1);
    expect(segments).toContain(`SE*${body.length}*0001`);
  });

  it("asks for a client whom somebody else's plan covers as their dependent", () => {
    const { text } = x12.write({ ...question, subscriber: { ...question.subscriber, firstName: "Ana", lastName: "Lee", birthDate: "1961-01-05" }, dependent: { firstName: "Jordan", lastName: "Lee", birthDate: "1990-04-02", relation: "child" } });
    expect(text).toContain("HL*3*2*22*1~\nNM1*IL*1*LEE*ANA****MI*XYZ 123~\nREF*6P*G-77~\nDMG*D8*19610105~\nHL*4*3*23*0~\nTRN*1*01JD0000000000000000000000*9ANTEROOM1~\nNM1*03*1*LEE*JORDAN~\nDMG*D8*19900402~\nINS*N*19~");
  });

  it("reads what a 271 says of psychotherapy before what it says of visits, within the network only", () => {
    const read = x12.read(answer("DTP*346*D8*20260101~DTP*347*D8*20261231~EB*1*IND*30*PR*PPO GOLD~EB*B*IND*98**PPO GOLD*27*40~EB*B*IND*98^A6**PPO GOLD*27*25*****N~EB*B*IND*A6^MH**PPO GOLD*27*25.5*****Y~EB*A*IND*30*****.2~EB*C*IND*30***23*1500~EB*C*IND*30***29*310.75~"));
    expect(read).toEqual({ standing: "active", trace: "T1", insurer: "BLUE RIVER HEALTH", plan: "PPO GOLD", memberId: "XYZ123", startsDay: "2026-01-01", endsDay: "2026-12-31", copay: 2_550, coinsurance: 2_000, deductibleLeft: 31_075, problems: [] });
  });

  it("says that a plan does not hold, or why the insurer could not answer", () => {
    expect(x12.read(answer("DTP*291*RD8*20250101-20251231~EB*6*IND*30~"))).toMatchObject({ standing: "inactive", startsDay: "2025-01-01", endsDay: "2025-12-31", copay: null });
    expect(x12.read(answer("AAA*N**75*C~AAA*N**72*C~AAA*N**Q1*C~"))).toMatchObject({ standing: "refused", problems: ["The subscriber was not found.", "The member ID is missing or wrong.", "The insurer refused, with code Q1."] });
    expect(x12.read(answer())).toMatchObject({ standing: "unknown" });
  });

  it("reads other separators, as the first segment names them", () => {
    const other = answer("EB*1*IND*30~EB*B*IND*98^A6***27*25~").replaceAll("*", "|").replaceAll("~", "'").replaceAll("^", "!");
    expect(x12.read(other)).toMatchObject({ standing: "active", copay: 2_500, memberId: "XYZ123" });
  });

  it("refuses what is no answer, in words", () => {
    for (const text of ["", "Hello", "ISA*", `${"ISA".padEnd(200, "x")}`]) expect(() => x12.read(text)).toThrow("This is no X12 file");
    expect(() => x12.read(x12.write(question).text)).toThrow("no answer about insurance");
  });
});
