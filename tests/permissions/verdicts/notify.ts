import { staffOf, viewers } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

const people = staffOf("administrator", "professional", "scheduler");

export default {
  procedures: {
    "notify.preferences.get": viewers,
    "notify.preferences.save": viewers,
    "notify.log": people,
    // Demo mode only; elsewhere they answer as if they were not there.
    "notify.mailbox.list": "anybody",
    "notify.mailbox.read": "anybody",
  },
  asks: {
    // Demo mode only.
    "notify.mailbox.read": null,
    "notify.log": ({ portalUserId }) => ({ portalUserId }),
  },
} satisfies AreaVerdicts;
