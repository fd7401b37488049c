import { allStaff, staffOf } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

/** Who works the shared inbox. */
const inboxStaff = staffOf("administrator", "professional", "scheduler", "supervisor");

export default {
  procedures: {
    "desk.list": allStaff,
    "desk.counts": allStaff,
    "desk.total": allStaff,
    "desk.filters": allStaff,
    "desk.filterChoices": allStaff,
    "desk.saveFilter": allStaff,
    "desk.renameFilter": allStaff,
    "desk.removeFilter": allStaff,
    "desk.conversation": allStaff,
    "desk.assign": inboxStaff,
    "desk.snooze": inboxStaff,
    "desk.close": inboxStaff,
    "desk.reopen": inboxStaff,
    "desk.tag": inboxStaff,
    "desk.untag": inboxStaff,
    "desk.away": inboxStaff,
    "desk.planAway": inboxStaff,
    "desk.endAway": inboxStaff,
  },
  asks: {
    "desk.total": ({ staffId }) => ({ view: "all", filter: { professionalId: staffId } }),
    // What is kept is the asker's own, under an id of their own.
    "desk.saveFilter": null,
    "desk.renameFilter": ({ filterId }) => ({ id: filterId, name: "Taken" }),
    "desk.removeFilter": ({ filterId }) => ({ id: filterId }),
    "desk.list": ({ staffId }) => ({ view: "all", filter: { professionalId: staffId } }),
    "desk.planAway": "tests/desk/away.test.ts › refuses times that cannot be, and covers who are away themselves",
    "desk.conversation": ({ conversationId }) => ({ conversationId }),
    "desk.assign": ({ conversationId, staffId }) => ({ conversationId, staffId }),
    "desk.snooze": ({ conversationId }) => ({ conversationId, preset: "later" }),
    "desk.close": ({ conversationId }) => ({ conversationId }),
    "desk.reopen": ({ conversationId }) => ({ conversationId }),
    "desk.tag": ({ conversationId }) => ({ conversationId, tag: "mine" }),
    "desk.untag": ({ conversationId }) => ({ conversationId, tag: "mine" }),
    "desk.endAway": ({ entryId }) => ({ periodId: entryId }),
  },
} satisfies AreaVerdicts;
