import { portalUsers, staffOf } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

const administrators = staffOf("administrator");

export default {
  procedures: {
    "profile.status": portalUsers,
    "profile.items": administrators,
    "profile.changes.list": staffOf("administrator", "professional", "scheduler"),
    "profile.changes.decide": staffOf("administrator", "professional", "scheduler"),
  },
  asks: {
    "profile.changes.list": ({ clientId }) => ({ clientId }),
    "profile.changes.decide": "core/server/profile/changes/changes.test.ts › is only the proposer's to see among portal users, and only for staff of the client to decide",
  },
} satisfies AreaVerdicts;
