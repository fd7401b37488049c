import { newId } from "@anteroom/core/server";
import { portalUsers, staffOf } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

const managers = staffOf("administrator", "professional", "scheduler");
const seers = staffOf("administrator", "professional", "scheduler", "supervisor");
const setters = staffOf("administrator", "scheduler");
const both = { portal: true, roles: managers.roles };
const others = "plugins/scheduling/tests/booking.test.ts › is nobody's business who may not see it";
const calendars = "plugins/scheduling/tests/calendars.test.ts › are their owner's alone";
const groups = "plugins/scheduling/tests/groups.test.ts › is nobody's business who may not see it";
const waitlist = "plugins/scheduling/tests/waitlist.test.ts › is nobody’s business who may not see it";
const collaterals = "plugins/scheduling/tests/collaterals.test.ts › are nobody's business who may not see the appointment";
const time = { staffId: newId(), startsAt: "2030-01-07T15:00:00.000Z", place: "video" };

const repeated = { serviceId: newId(), staffId: time.staffId, place: "video", rhythm: "weekly", firstDay: "2030-01-07", minutes: 600, times: 4 };

/** Who may call what; the portal's permission matrix holds each procedure to it. */
export default {
  procedures: {
    ...Object.fromEntries(["list", "services", "openings", "hold", "book", "settle", "pay", "cancel", "move", "confirmComing", "answerOffer", "earlier", "askEarlier", "answerEarlier"].map((name) => [`scheduling.${name}`, portalUsers])),
    ...Object.fromEntries(["one", "calendarFile", "undoCancel", "runningLate", "feed", "makeFeed", "revokeFeed", "uninvite", "withdrawEarlier"].map((name) => [`scheduling.${name}`, both])),
    ...Object.fromEntries(["calendar", "chart", "details", "group", "whose"].map((name) => [`scheduling.${name}`, seers])),
    ...Object.fromEntries(["newClient", "newClients", "acceptNewClient", "declineNewClient", "previewSeries", "bookSeries", "moveSeries", "cancelSeries", "accept", "acceptSeries", "wishedSeries", "decline", "addCalendar", "removeCalendar", "addTimeOff", "removeTimeOff", "bookFor", "invite", "groupTimes", "joinMeetings", "joinGroup", "cancelGroup", "undoCancelGroup", "showNames", "cancelFor", "moveFor", "decideFee", "outcome", "propose", "handOver", "waitlist", "waitFor", "putFirst", "requests", "hours", "saveDay", "saveHours", "setUp", "staffOpenings"].map((name) => [`scheduling.${name}`, managers])),
    ...Object.fromEntries(["archiveService", "saveLocation", "saveService", "publicPage", "savePublicPage"].map((name) => [`scheduling.${name}`, setters])),
  },
  pages: {
    ...Object.fromEntries(["", "/past", "/earlier", "/new", "/new/:serviceId", "/:appointmentId/change", "/:appointmentId/change/confirm"].map((end) => [`/scheduling${end}`, portalUsers])),
    // Staff read an appointment by the same procedure, on pages of their own.
    ...Object.fromEntries(["/feeds", "/new/confirm", "/:appointmentId", "/:appointmentId/file", "/:appointmentId/cancel"].map((end) => [`/scheduling${end}`, both])),
    "/staff/calendar": seers, "/staff/calendar/groups/:groupId": seers, "/staff/calendar/groups/:groupId/add": seers, "/staff/calendar/groups/:groupId/cancel": seers, "/staff/calendar/feeds": both, "/staff/calendar/:appointmentId": seers, "/staff/calendar/:appointmentId/cancel": seers, "/staff/clients/:clientId/scheduling": seers,
    ...Object.fromEntries(["calendar/new", "calendar/series", "calendar/hand-over", "calendar/new-clients", "calendar/new-clients/:bookingId", "calendar/waitlist", "calendar/waitlist/new", "calendar/hours", "calendar/hours/:staffId", "calendar/:appointmentId/move", "calendar/:appointmentId/propose", "calendar/:appointmentId/series", "library/services", "library/places"].map((end) => [`/staff/${end}`, managers])),
    "/staff/library/booking": setters,
    // A professional reads them; what they would save is refused.
    ...Object.fromEntries(["library/services/:serviceId", "library/places/:placeId"].map((end) => [`/staff/${end}`, managers])),
  },
  asks: {
    "scheduling.chart": ({ clientId }) => ({ clientId }),
    "scheduling.bookFor": ({ clientId }) => ({ key: newId(), clientIds: [clientId], serviceId: newId(), ...time }),
    "scheduling.propose": ({ portalUserId }) => ({ key: newId(), portalUserId, serviceId: newId(), place: "video", times: [{ staffId: time.staffId, startsAt: time.startsAt }] }),
    "scheduling.answerOffer": "plugins/scheduling/tests/proposals.test.ts › is for whom it was made",
    "scheduling.askEarlier": waitlist, "scheduling.answerEarlier": waitlist, "scheduling.withdrawEarlier": waitlist, "scheduling.putFirst": waitlist,
    "scheduling.waitFor": ({ clientId }) => ({ clientId, key: newId(), serviceId: newId(), place: "video", days: [1], parts: ["morning"], noticeHours: 4 }),
    "scheduling.hours": ({ staffId }) => ({ staffId }),
    "scheduling.saveHours": ({ staffId }) => ({ staffId, key: newId(), weekly: [] }),
    "scheduling.saveDay": ({ staffId }) => ({ staffId, key: newId(), day: "2030-01-07", parts: [] }),
    "scheduling.addTimeOff": ({ staffId }) => ({ staffId, key: newId(), startsAt: "2030-01-07T15:00:00.000Z", endsAt: "2030-01-08T15:00:00.000Z" }),
    "scheduling.previewSeries": ({ clientId }) => ({ ...repeated, clientId }),
    "scheduling.bookSeries": ({ clientId }) => ({ ...repeated, key: newId(), clientId }),
    ...Object.fromEntries(["newClient", "acceptNewClient", "declineNewClient"].map((name) => [`scheduling.${name}`, "plugins/scheduling/tests/public-booking.test.ts › are answered by staff who may see them"])),
    // Ids of questions name lines of the practice’s own page, and nothing beside it.
    "scheduling.savePublicPage": null,
    "scheduling.moveSeries": others, "scheduling.cancelSeries": others,
    "scheduling.addCalendar": ({ staffId }) => ({ staffId, key: newId(), name: "Mine", url: "https://calendar.example/a.ics" }),
    "scheduling.removeCalendar": calendars, "scheduling.revokeFeed": calendars,
    // Professionals whose ids are foreign are left out of what the viewer's own practice has.
    "scheduling.calendar": null,
    ...Object.fromEntries(["group", "groupTimes", "joinGroup", "joinMeetings", "cancelGroup", "undoCancelGroup", "showNames"].map((name) => [`scheduling.${name}`, groups])),
    ...Object.fromEntries(["settle", "pay"].map((name) => [`scheduling.${name}`, "tests/pay-at-booking.test.ts › is nobody's business but who books, and needs the permission Billing"])),
    "scheduling.invite": collaterals, "scheduling.uninvite": collaterals,
    "scheduling.openings": others, "scheduling.hold": others, "scheduling.book": others, "scheduling.staffOpenings": others,
    ...Object.fromEntries(["one", "calendarFile", "cancel", "undoCancel", "move", "confirmComing", "runningLate", "details", "accept", "acceptSeries", "wishedSeries", "decline", "cancelFor", "moveFor", "decideFee", "outcome", "removeTimeOff", "archiveService", "saveLocation", "saveService"].map((name) => [`scheduling.${name}`, others])),
  },
} satisfies AreaVerdicts;
