import { newId } from "@anteroom/core/server";
import { portalUsers, staffOf } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

const builders = staffOf("administrator", "professional");
const assigners = staffOf("administrator", "professional", "scheduler");
const reviewers = staffOf("administrator", "professional", "supervisor");

/** What staff do with the library; its ids belong to the practice and to nobody's chart. */
const library = ["library", "form", "createForm", "changeAbout", "part", "saveQuestion", "savePage", "editForm", "undoEdit", "publish", "retire", "duplicate", "preview", "exportForm", "importForm", "translation", "saveTranslation", "packets", "packet", "savePacket", "retirePacket"];

/** Filling a form in with the person. */
const together = ["together", "startTogether", "stepTogether", "saveTogether", "answerTogether", "checkTogether", "sendTogether"];

export default {
  procedures: {
    ...Object.fromEntries(library.map((name) => [`forms.${name}`, builders])),
    "forms.assign": assigners, "forms.chart": assigners, "forms.extend": assigners, "forms.nudge": assigners, "forms.withdraw": assigners,
    "forms.mine": portalUsers, "forms.open": portalUsers, "forms.start": portalUsers, "forms.step": portalUsers, "forms.save": portalUsers, "forms.answer": portalUsers,
    "forms.check": portalUsers, "forms.submit": portalUsers, "forms.sent": portalUsers, "forms.copyFile": portalUsers, "forms.amend": portalUsers, "forms.keepSent": portalUsers,
    ...Object.fromEntries(together.map((name) => [`forms.${name}`, builders])),
    "forms.toReview": reviewers, "forms.review": reviewers, "forms.reviewFile": reviewers, "forms.markReviewed": reviewers, "forms.giveBack": reviewers, "forms.annotate": reviewers,
    "forms.repeats": assigners, "forms.repeat": assigners, "forms.stopRepeat": assigners, "forms.trend": reviewers, "forms.trendFile": reviewers, "forms.myTrend": portalUsers,
    "forms.givenPacket": portalUsers, "forms.chartPackets": assigners, "forms.givePacket": assigners, "forms.withdrawPacket": assigners, "forms.nudgePacket": assigners, "forms.askDocuments": assigners,
    "forms.alert": reviewers, "forms.clientAlerts": reviewers, "forms.acknowledgeAlert": reviewers, "forms.resolveAlert": reviewers,
  },
  pages: {
    ...Object.fromEntries(["", "/scores", "/packets/:givenId", "/:assignmentId", "/:assignmentId/:step", "/:assignmentId/check", "/:assignmentId/done", "/:assignmentId/change", "/:assignmentId/copy"].map((end) => [`/forms${end}`, portalUsers])),
    "/staff/forms/review": reviewers,
    "/staff/clients/:clientId/forms": assigners,
    "/staff/clients/:clientId/forms/packets": assigners,
    "/staff/clients/:clientId/forms/repeats": assigners,
    "/staff/clients/:clientId/forms/scores": reviewers,
    "/staff/clients/:clientId/forms/scores/file": reviewers,
    "/staff/clients/:clientId/forms/:assignmentId": reviewers,
    "/staff/clients/:clientId/forms/:assignmentId/copy": reviewers,
    ...Object.fromEntries(["", "/:step", "/check"].map((end) => [`/staff/clients/:clientId/forms/:assignmentId/together${end}`, builders])),
    "/staff/clients/:clientId/forms/alerts/:alertId": reviewers,
    ...Object.fromEntries(["forms", "forms/new", "forms/:formId", "forms/:formId/about", "forms/:formId/questions/:part", "forms/:formId/pages/:part", "forms/:formId/preview", "forms/:formId/translation", "packets", "packets/:packetId"].map((end) => [`/staff/library/${end}`, builders])),
    // Opened by hand it leads to the form; the file is the answer to a press.
    "/staff/library/forms/:formId/export": "anybody",
  },
  asks: {
    ...Object.fromEntries(library.map((name) => [`forms.${name}`, "plugins/forms/tests/library.test.ts › shows nothing to others, and lets nobody change what is retired"])),
    "forms.assign": ({ portalUserId }) => ({ key: newId(), portalUserId, formId: newId() }),
    "forms.chart": ({ clientId }) => ({ clientId }),
    ...Object.fromEntries(["extend", "withdraw", "open", "start", "check", "sent", "copyFile", "keepSent", "review", "reviewFile"].map((name) => [`forms.${name}`, ({ entryId }: { entryId: string }) => ({ assignmentId: entryId })])),
    "forms.nudge": ({ entryId }) => ({ assignmentId: entryId, key: newId() }),
    "forms.repeats": ({ clientId }) => ({ clientId }),
    "forms.stopRepeat": ({ entryId }) => ({ recurrenceId: entryId }),
    "forms.repeat": ({ portalUserId }) => ({ key: newId(), portalUserId, formId: newId(), every: 1, unit: "week", startsOn: "2099-01-01" }),
    "forms.trend": ({ clientId }) => ({ clientId }),
    "forms.trendFile": ({ clientId }) => ({ clientId }),
    "forms.givenPacket": ({ entryId }) => ({ givenId: entryId }),
    "forms.withdrawPacket": ({ entryId }) => ({ givenId: entryId }),
    "forms.nudgePacket": ({ entryId }) => ({ givenId: entryId, key: newId() }),
    "forms.askDocuments": ({ entryId }) => ({ givenId: entryId }),
    ...Object.fromEntries(together.map((name) => [`forms.${name}`, ({ entryId }: { entryId: string }) => ({ assignmentId: entryId, step: 1, typed: {}, bases: {}, key: newId() })])),
    "forms.chartPackets": ({ clientId }) => ({ clientId }),
    "forms.givePacket": ({ portalUserId }) => ({ key: newId(), portalUserId, packetId: newId() }),
    "forms.alert": ({ entryId }) => ({ alertId: entryId }),
    "forms.acknowledgeAlert": ({ entryId }) => ({ alertId: entryId }),
    "forms.resolveAlert": ({ entryId }) => ({ alertId: entryId, note: "Called" }),
    "forms.clientAlerts": ({ clientId }) => ({ clientId }),
    "forms.step": ({ entryId }) => ({ assignmentId: entryId, step: 1 }),
    "forms.save": ({ entryId }) => ({ assignmentId: entryId, step: 1, typed: {}, bases: {} }),
    "forms.answer": ({ entryId }) => ({ assignmentId: entryId, step: 1, typed: {}, bases: {} }),
    "forms.submit": ({ entryId }) => ({ assignmentId: entryId, key: newId() }),
    "forms.amend": ({ entryId }) => ({ assignmentId: entryId, key: newId(), reason: "A mistake" }),
    "forms.markReviewed": ({ entryId }) => ({ assignmentId: entryId, submissionId: newId() }),
    "forms.giveBack": ({ entryId }) => ({ assignmentId: entryId, submissionId: newId(), note: "Look again" }),
    "forms.annotate": ({ entryId }) => ({ assignmentId: entryId, submissionId: newId(), key: newId(), text: "A note" }),
  },
} satisfies AreaVerdicts;
