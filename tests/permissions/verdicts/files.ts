import { viewers } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

export default {
  procedures: {
    "files.link": viewers,
  },
  asks: {
    "files.link": ({ entryId }) => ({ fileId: entryId }),
  },
} satisfies AreaVerdicts;
