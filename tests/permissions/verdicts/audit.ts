import { staffOf } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

const auditors = staffOf("administrator", "supervisor");

export default {
  procedures: {
    "audit.list": auditors,
    "audit.verbs": auditors,
    "audit.verify": auditors,
    "audit.export": auditors,
  },
  asks: {
    "audit.list": ({ clientId }) => ({ clientId }),
    "audit.export": ({ clientId }) => ({ clientId }),
  },
} satisfies AreaVerdicts;
