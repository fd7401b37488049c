import { staffOf } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

const administrators = staffOf("administrator");

export default {
  procedures: {
    "settings.get": administrators,
    "settings.save": administrators,
  },
  asks: {
    "settings.get": ({ clientId }) => ({ pluginId: "messages", clientId }),
    "settings.save": ({ clientId }) => ({ pluginId: "messages", level: "client", levelId: clientId, values: {} }),
  },
} satisfies AreaVerdicts;
