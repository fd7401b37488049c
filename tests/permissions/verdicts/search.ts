import { viewers } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

export default {
  procedures: { "search.find": viewers },
  // It narrows what is the asker's own; tests/search.test.ts looks for what is others'.
  asks: { "search.find": null },
} satisfies AreaVerdicts;
