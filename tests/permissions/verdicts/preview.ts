import { staffOf } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

export default {
  procedures: {
    "preview.start": staffOf("administrator", "professional"),
    "preview.stop": "signed-in",
  },
  asks: {
    "preview.start": ({ portalUserId }) => ({ portalUserId }),
  },
} satisfies AreaVerdicts;
