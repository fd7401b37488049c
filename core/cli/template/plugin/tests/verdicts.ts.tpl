import { newId } from "@anteroom/core/server";
import { portalUsers, staffOf } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

const givers = staffOf("administrator", "professional");

/** Who may call what; the portal's permission matrix holds each procedure to it. */
export default {
  procedures: {
    "{{id}}.list": portalUsers,
    "{{id}}.chart": givers,
    "{{id}}.give": givers,
  },
  asks: {
    "{{id}}.give": ({ portalUserId }) => ({ key: newId(), portalUserId, title: "Call us" }),
  },
} satisfies AreaVerdicts;
