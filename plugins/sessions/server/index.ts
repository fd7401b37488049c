import { definePlugin } from "@anteroom/core/server";
import manifest from "../manifest.ts";
import { appointmentListeners } from "./appointments/listeners.ts";
import { checkInCard } from "./check-ins/check-in-card.ts";
import { sessionWorkflow } from "./check-ins/session-workflow.ts";
import { fillDemo } from "./demo.ts";
import { guestLink } from "./joining/guest-link.ts";
import { homeworkDue } from "./due-capability.ts";
import { checkedIn, homeworkSubmitted } from "./events.ts";
import { assignHomework } from "./homework/assign-offer.ts";
import { guardFile } from "./homework/guard-file.ts";
import { homeworkCard } from "./homework/homework-card.ts";
import { homeworkWorkflow } from "./homework/homework-workflow.ts";
import { makeNext } from "./homework/make-next.ts";
import { showToNewcomers } from "./homework/show-to-newcomers.ts";
import { hearLate } from "./joining/hear-late.ts";
import { joiningChannel } from "./joining/channel.ts";
import { waitingNow } from "./joining/waiting-now.ts";
import { mergeClients } from "./merge-clients.ts";
import { nextUp } from "./next-up.ts";
import * as notices from "./notifications.ts";
import { offEffects } from "./off-effects.ts";
import { recapCard } from "./recaps/recap-card.ts";
import { sessionsRouter } from "./router.ts";
import { sessionsSearch } from "./search.ts";
import { sessionsSettings } from "./settings.ts";
import { checkIns } from "./tables/check-ins.ts";
import { fills } from "./tables/fills.ts";
import { homework } from "./tables/homework.ts";
import { logEntries } from "./tables/log-entries.ts";
import { meetings } from "./tables/meetings.ts";
import { sessionsMigrations } from "./tables/migrations.ts";
import { recaps } from "./tables/recaps.ts";
import { sessions } from "./tables/sessions.ts";
import { ticks } from "./tables/ticks.ts";
import { exportClient, exportClientFiles } from "./transfer/export-client.ts";
import { exportPractice, importPractice } from "./transfer/transfer-sessions.ts";
import { hearSent } from "./worksheets/hear-sent.ts";
import { whyNot } from "./why-not.ts";

export type { SessionsRouter } from "./router.ts";
export type { SessionLine } from "./list/session-line.ts";
export type { HomeworkLine } from "./homework/homework-lines.ts";
export type { EntryLine } from "./logs/entry-lines.ts";

export default definePlugin({
  manifest,
  models: [sessions, meetings, checkIns, recaps, homework, ticks, logEntries, fills],
  migrations: sessionsMigrations,
  router: sessionsRouter,
  channels: joiningChannel,
  workflows: [sessionWorkflow, homeworkWorkflow],
  cards: [homeworkCard, checkInCard, recapCard],
  offers: [assignHomework],
  toDoSources: [waitingNow],
  nextUp,
  notifications: Object.values(notices),
  settings: sessionsSettings,
  search: sessionsSearch,
  events: [checkedIn, homeworkSubmitted],
  listens: [...appointmentListeners, hearLate, makeNext, showToNewcomers, hearSent],
  provides: { "sessions.homework-due": homeworkDue, "sessions.guest-link": guestLink },
  calls: { "scheduling.appointments": "^1.0.0", "scheduling.appointment": "^1.0.0", "scheduling.running-late": "^1.0.0", "payments.billed": "^1.0.0", "to-dos.add": "^1.0.0", "forms.give": "^1.0.0", "forms.givable": "^1.0.0", "forms.is-done": "^1.0.0" },
  fileGuards: { homework: guardFile },
  audit: {
    "gave-homework": "gave homework", "gave-files": "added files to homework", "sent-homework": "sent homework", "took-back-homework": "took back homework", "reviewed-homework": "read and answered homework", "sent-back-homework": "sent homework back", "withdrew-homework": "withdrew homework",
    arrived: "came to the waiting room", "let-in": "let people into a video session", "saw-waiting": "told a waiting client that they are seen", "set-link": "changed the video link of a session", recorded: "wrote down a session", changed: "changed how a session stands",
    "wrote-recap": "wrote a session recap", "shared-recap": "shared a session recap", "withdrew-recap": "took back a session recap", "shared-entry": "shared a log entry", "hid-entry": "stopped sharing a log entry", "removed-entry": "removed a log entry",
  },
  exports: { client: exportClient, clientFiles: exportClientFiles, practice: exportPractice },
  imports: { practice: importPractice },
  mergeClients,
  demo: fillDemo,
  offEffects,
  whyNot,
});
