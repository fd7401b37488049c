/** What a practice in the United States says below a good faith estimate: 45 CFR 149.610. */
export const estimateWords = [
  "This estimate shows what we expect these services to cost. It is no contract, and you need not have any of them.",
  "The final cost can differ when something happens that nobody expects. Services that are not listed here are estimated separately.",
  "If you are billed at least $400 more than this estimate says, you can dispute the bill: www.cms.gov/nosurprises, or 1-800-985-3059.",
  "You can ask for a new estimate at any time.",
].join("\n");
