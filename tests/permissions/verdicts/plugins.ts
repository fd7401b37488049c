import { staffOf, viewers } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

const administrators = staffOf("administrator");

export default {
  procedures: {
    "plugins.list": administrators,
    "plugins.switch": administrators,
    "plugins.read": administrators,
    "plugins.retry": administrators,
    "plugins.menu": viewers,
  },
  asks: {
    // A plugin is nobody's: what is asked of it is the practice's own.
    "plugins.switch": null,
    "plugins.read": null,
    "plugins.retry": ({ entryId }) => ({ pluginId: "messages", id: entryId }),
  },
} satisfies AreaVerdicts;
