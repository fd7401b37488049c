import { definePlugin } from "@anteroom/core/server";
import { followAppointment } from "./collaterals/follow-appointment.ts";
import { answerInvitation, invitedPage } from "./collaterals/invited-pages.ts";
import manifest from "../manifest.ts";
import { appointmentCapability } from "./capabilities/appointment.ts";
import { appointmentsCapability } from "./capabilities/appointments.ts";
import { proposeCapability } from "./capabilities/propose.ts";
import { runningLateCapability } from "./capabilities/running-late.ts";
import { servicesCapability } from "./capabilities/services.ts";
import { slotsCapability } from "./capabilities/slots.ts";
import { appointmentCard } from "./cards/appointment-card.ts";
import { earlierCard } from "./cards/earlier-card.ts";
import { offerCard } from "./cards/offer-card.ts";
import { appointmentBooked } from "./events/appointment-booked.ts";
import { appointmentCancelled } from "./events/appointment-cancelled.ts";
import { appointmentChanged } from "./events/appointment-changed.ts";
import { appointmentCompleted } from "./events/appointment-completed.ts";
import { appointmentConfirmed } from "./events/appointment-confirmed.ts";
import { appointmentRequested } from "./events/appointment-requested.ts";
import { bookingLost } from "./events/booking-lost.ts";
import { feeDecided } from "./events/fee-decided.ts";
import { holdLapsed } from "./events/hold-lapsed.ts";
import { timeFreed } from "./events/time-freed.ts";
import { runningLateSaid } from "./events/running-late.ts";
import { answerNewClients } from "./public/answer-new-clients.ts";
import { bookedPage, confirmBooked } from "./public/booked-pages.ts";
import { chooseService, chooseTime } from "./public/choose-pages.ts";
import { detailsPage, sendDetails, sentPage } from "./public/send-details.ts";
import { bookStyle } from "./public/style.ts";
import { hearBooked } from "./due-form/give-due-form.ts";
import { fillDemo } from "./demo-booking.ts";
import { toHandOver } from "./hand-over/to-hand-over.ts";
import { feedEndpoint } from "./ics/feed-endpoint.ts";
import { readDueCalendars } from "./ics/read-due-calendars.ts";
import { forgetBookings, forgetCells } from "./jobs.ts";
import { mergeClients } from "./merge-clients.ts";
import { appointmentsMigration } from "./migrations/appointments.ts";
import { collateralsMigration } from "./migrations/collaterals.ts";
import { claimsMigration } from "./migrations/claims.ts";
import { doneTogetherMigration } from "./migrations/done-together.ts";
import { dueInFeedsMigration } from "./migrations/due-in-feeds.ts";
import { groupsMigration } from "./migrations/groups.ts";
import { movedFeesMigration } from "./migrations/moved-fees.ts";
import { payAtBookingMigration } from "./migrations/pay-at-booking.ts";
import { procedureCodesMigration } from "./migrations/procedure-codes.ts";
import { publicMigration } from "./migrations/public.ts";
import { setUpMigration } from "./migrations/set-up.ts";
import { sharedOffersMigration } from "./migrations/shared-offers.ts";
import { waitlistMigration } from "./migrations/waitlist.ts";
import { answeredNotification, bookedNotification, cancelledNotification, changedNotification, earlierNotification, endedNotification, offerEndedNotification, offeredNotification, requestedNotification, seriesEndsNotification } from "./notifications.ts";
import { offEffects } from "./off-effects.ts";
import { hearSettled } from "./pay-at-booking/hear-settled.ts";
import { proposeTimes } from "./offers/propose-times.ts";
import { proposalWorkflow } from "./proposals/proposal-workflow.ts";
import { reminderNotification } from "./reminder-notification.ts";
import { tellSeriesEnds } from "./series/tell-series-ends.ts";
import { runningLateNotification } from "./running-late-notification.ts";
import { schedulingRouter } from "./router.ts";
import { appointments } from "./rows/appointments.ts";
import { bookings } from "./rows/bookings.ts";
import { busy } from "./rows/busy.ts";
import { calendars } from "./rows/calendars.ts";
import { cells } from "./rows/cells.ts";
import { feeds } from "./rows/feeds.ts";
import { hours } from "./rows/hours.ts";
import { collaterals } from "./rows/collaterals.ts";
import { groups } from "./rows/groups.ts";
import { locations, rooms } from "./rows/locations.ts";
import { participants } from "./rows/participants.ts";
import { proposals } from "./rows/proposals.ts";
import { publicPages } from "./rows/public-pages.ts";
import { series } from "./rows/series.ts";
import { services } from "./rows/services.ts";
import { waitOffers } from "./rows/wait-offers.ts";
import { waits } from "./rows/waits.ts";
import { schedulingSearch } from "./search.ts";
import { schedulingSettings } from "./settings.ts";
import { exportClient } from "./transfer/export-client.ts";
import { exportPractice } from "./transfer/export-practice.ts";
import { importPractice } from "./transfer/import-practice.ts";
import { nextAppointment } from "./transfer/next-appointment.ts";
import { hearFreed } from "./waitlist/hear-freed.ts";
import { waitOfferWorkflow } from "./waitlist/wait-offer-workflow.ts";
import { whyNot } from "./why-not.ts";
import { appointmentWorkflow } from "./workflow/appointment-workflow.ts";
import { hearMoveRequests } from "./workflow/hear-move-requests.ts";
import { hearCheckedIn } from "./workflow/hear-checked-in.ts";
import { moreReminders } from "./workflow/more-reminders.ts";

export type { SchedulingRouter } from "./router.ts";
export type { AppointmentLine } from "./procedures/list.ts";
export type { ServiceLine } from "./procedures/services.ts";

export default definePlugin({
  manifest,
  models: [appointments, participants, services, locations, rooms, hours, busy, calendars, cells, proposals, series, feeds, waits, waitOffers, publicPages, bookings, groups, collaterals],
  migrations: [appointmentsMigration, setUpMigration, claimsMigration, waitlistMigration, publicMigration, groupsMigration, sharedOffersMigration, payAtBookingMigration, dueInFeedsMigration, procedureCodesMigration, collateralsMigration, movedFeesMigration, doneTogetherMigration],
  router: schedulingRouter,
  workflows: [appointmentWorkflow, proposalWorkflow, waitOfferWorkflow],
  cards: [appointmentCard, offerCard, earlierCard],
  offers: [proposeTimes],
  toDoSources: [toHandOver, answerNewClients],
  notifications: [bookedNotification, requestedNotification, answeredNotification, endedNotification, changedNotification, cancelledNotification, reminderNotification, offeredNotification, offerEndedNotification, earlierNotification, runningLateNotification, seriesEndsNotification],
  settings: schedulingSettings,
  events: [appointmentBooked, appointmentRequested, appointmentChanged, appointmentConfirmed, appointmentCancelled, appointmentCompleted, feeDecided, holdLapsed, bookingLost, runningLateSaid, timeFreed],
  listens: [...hearFreed, ...followAppointment, ...hearMoveRequests, hearBooked, hearSettled, hearCheckedIn],
  calls: { "forms.give": "^1.0.0", "forms.givable": "^1.0.0", "forms.is-done": "^1.0.0", "payments.at-booking": "^1.0.0", "payments.ask-at-booking": "^1.0.0", "payments.settled-at-booking": "^1.0.0", "forms.due": "^1.0.0", "to-dos.due": "^1.0.0", "sessions.homework-due": "^1.0.0", "sessions.guest-link": "^1.0.0" },
  provides: { "scheduling.appointments": appointmentsCapability, "scheduling.appointment": appointmentCapability, "scheduling.slots": slotsCapability, "scheduling.propose": proposeCapability, "scheduling.services": servicesCapability, "scheduling.running-late": runningLateCapability },
  jobs: { "forget-cells": forgetCells, "forget-bookings": forgetBookings, "read-calendars": readDueCalendars, "tell-series-ends": tellSeriesEnds, "more-reminders": moreReminders },
  endpoints: [feedEndpoint, chooseService, chooseTime, detailsPage, sendDetails, sentPage, bookedPage, confirmBooked, bookStyle, invitedPage, answerInvitation],
  audit: {
    booked: "booked an appointment", proposed: "proposed times", refused: "said that no proposed time fits", withdrew: "took proposed times back", requested: "asked for an appointment", accepted: "accepted a request for an appointment", declined: "declined a request for an appointment", cancelled: "cancelled an appointment",
    undone: "took back the cancellation of an appointment", moved: "moved an appointment", confirmed: "said that they come to an appointment", late: "said that they are late", completed: "marked an appointment as taken place",
    missed: "marked an appointment as missed", charged: "confirmed a fee", waived: "waived a fee", "set-up": "changed what can be booked", feed: "made a calendar feed", "feed-revoked": "took a calendar feed back", hours: "changed when somebody can be booked", waits: "asked to be told of earlier times", unwaits: "took somebody off the waitlist", ranked: "changed who is first on the waitlist", invited: "invited somebody to a client’s appointment, who agrees", uninvited: "took an invitation to an appointment back", names: "changed whether people of a group see each other’s names",
  },
  search: schedulingSearch,
  exports: { client: exportClient, practice: exportPractice },
  imports: { practice: importPractice, clients: nextAppointment },
  mergeClients,
  demo: fillDemo,
  offEffects,
  whyNot,
});
