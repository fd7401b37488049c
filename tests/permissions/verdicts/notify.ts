import { portalUsers, staffOf, viewers } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

const people = staffOf("administrator", "professional", "scheduler");

export default {
  procedures: {
    "notify.preferences.get": viewers,
    "notify.preferences.save": viewers,
    "notify.log": people,
    "notify.texts.of": people,
    "notify.texts.get": portalUsers, "notify.texts.start": portalUsers, "notify.texts.confirm": portalUsers, "notify.texts.stop": portalUsers,
    // Demo mode only; elsewhere they answer as if they were not there.
    "notify.mailbox.list": "anybody",
    "notify.mailbox.read": "anybody",
  },
  asks: {
    // Demo mode only.
    "notify.mailbox.read": null,
    "notify.log": ({ portalUserId }) => ({ portalUserId }),
    "notify.texts.of": ({ portalUserId }) => ({ portalUserId }),
  },
} satisfies AreaVerdicts;
