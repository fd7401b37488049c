import { definePlugin } from "@anteroom/core/server";
import manifest from "../manifest.ts";
import { alertCard } from "./alerts/alert-card.ts";
import { alertNotification } from "./alerts/alert-notification.ts";
import { alertAudit } from "./alerts/alert-procedures.ts";
import { alertMigrations, alerts } from "./alerts/alert-rows.ts";
import { alertWorkflow } from "./alerts/alert-workflow.ts";
import { alertsToDo } from "./alerts/alerts-to-do.ts";
import { answeringAudit } from "./answering-procedures.ts";
import { assignOffer } from "./assignments/assign-offer.ts";
import { assignmentMigrations, assignments, shares } from "./assignments/assignment-rows.ts";
import { assignmentWorkflow } from "./assignments/assignment-workflow.ts";
import { assignmentCard, microCard } from "./cards/assignment-cards.ts";
import { mergeShares } from "./assignments/merge-shares.ts";
import { fillDemo } from "./demo.ts";
import { answerSaved } from "./drafts/answer-saved.ts";
import { draftAnswers, draftMigrations } from "./drafts/draft-rows.ts";
import { formMigration, formRows, translationRows, versionRows } from "./library/form-rows.ts";
import { libraryAudit } from "./library/library-procedures.ts";
import { assignedNotification, packetNotification, packetReminder, receivedNotification, reminderNotification, returnedNotification } from "./notifications.ts";
import { packetAtEnrolment } from "./packets/given/at-enrolment.ts";
import { documentClosed } from "./packets/given/document-closed.ts";
import { givenAudit } from "./packets/given/given-procedures.ts";
import { givenMigrations, givenPackets } from "./packets/given/given-rows.ts";
import { packetCard } from "./packets/given/packet-card.ts";
import { packetOffer } from "./packets/given/packet-offer.ts";
import { packetWorkflow } from "./packets/given/packet-workflow.ts";
import { packetMigration, packetRows } from "./packets/packet-rows.ts";
import { recurrenceAudit } from "./recurrence/recurrence-procedures.ts";
import { recurrenceMigrations, recurrences } from "./recurrence/recurrence-rows.ts";
import { appointmentFormMigrations, appointmentForms } from "./recurrence/appointments/appointment-form-rows.ts";
import { appointmentWorkflow } from "./recurrence/appointments/appointment-workflow.ts";
import { hearAppointments } from "./recurrence/appointments/hear-appointments.ts";
import { recurrenceWorkflow } from "./recurrence/recurrence-workflow.ts";
import { formsRouter } from "./router.ts";
import { formsSettings } from "./settings.ts";
import { formSubmitted } from "./submissions/form-submitted.ts";
import { guardAnswerFile } from "./submissions/guard-answer-file.ts";
import { due } from "./assignments/due-capability.ts";
import { give } from "./assignments/give-capability.ts";
import { givable } from "./library/givable-capability.ts";
import { insuranceAnswers } from "./submissions/insurance-answers.ts";
import { isDone } from "./submissions/is-done.ts";
import { searchForms } from "./submissions/search-forms.ts";
import { annotations, submissionMigrations, submissions } from "./submissions/submission-rows.ts";
import { formsToReview } from "./submissions/to-review.ts";
import { trendAudit } from "./trend/trend-procedures.ts";
import { exportClient, exportClientFiles, exportPractice, importPractice } from "./transfer.ts";

export type { FormsRouter } from "./router.ts";

export default definePlugin({
  manifest,
  models: [formRows, versionRows, translationRows, packetRows, assignments, shares, draftAnswers, submissions, annotations, alerts, givenPackets, recurrences, appointmentForms],
  migrations: [formMigration, packetMigration, ...assignmentMigrations, ...draftMigrations, ...submissionMigrations, ...alertMigrations, ...givenMigrations, ...recurrenceMigrations, ...appointmentFormMigrations],
  router: formsRouter,
  workflows: [assignmentWorkflow, alertWorkflow, packetWorkflow, recurrenceWorkflow, appointmentWorkflow],
  cards: [assignmentCard, microCard, alertCard, packetCard],
  offers: [assignOffer, packetOffer],
  toDoSources: [alertsToDo, formsToReview],
  notifications: [assignedNotification, packetNotification, packetReminder, reminderNotification, returnedNotification, receivedNotification, alertNotification],
  settings: formsSettings,
  search: searchForms,
  listens: [packetAtEnrolment, documentClosed, ...hearAppointments],
  events: [formSubmitted, answerSaved],
  provides: { "forms.is-done": isDone, "forms.give": give, "forms.due": due, "forms.givable": givable, "forms.insurance-answers": insuranceAnswers },
  calls: { "documents.templates": "^1.0.0", "documents.ask-to-sign": "^1.0.0", "scheduling.appointments": "^1.0.0" },
  fileGuards: { answer: guardAnswerFile },
  audit: { ...libraryAudit, ...answeringAudit, ...alertAudit, ...givenAudit, ...trendAudit, ...recurrenceAudit },
  exports: { client: exportClient, clientFiles: exportClientFiles, practice: exportPractice },
  imports: { practice: importPractice },
  mergeClients: mergeShares,
  demo: fillDemo,
});
