import { definePlugin } from "@anteroom/core/server";
import manifest from "../manifest.ts";
import { addCapability } from "./capability-add.ts";
import { dueCapability } from "./capability-due.ts";
import { fillDemo } from "./demo.ts";
import { exportClient, exportPractice, importPractice } from "./export-to-dos.ts";
import { makeNextInSeries } from "./listeners/make-next-in-series.ts";
import { showToNewcomers } from "./listeners/show-to-newcomers.ts";
import { mergeClients } from "./merge-clients.ts";
import { answeredNotification, givenNotification, reminderNotification } from "./notifications.ts";
import { addToDo } from "./offers/add-to-do.ts";
import { toDosRouter } from "./router.ts";
import { toDosSearch } from "./search.ts";
import { toDosSettings } from "./settings.ts";
import { staffTasks } from "./staff-tasks.ts";
import { toDoCard } from "./to-do-card.ts";
import { toDoFinished } from "./to-do-finished.ts";
import { toDoWorkflow } from "./to-do-workflow.ts";
import { toDos, toDosMigrations } from "./to-do-rows.ts";

export type { ToDosRouter } from "./router.ts";
export type { ToDoLine } from "./procedures/list.ts";
export type { TaskLine } from "./procedures/tasks.ts";

export default definePlugin({
  manifest,
  models: [toDos],
  migrations: toDosMigrations,
  router: toDosRouter,
  workflows: [toDoWorkflow],
  cards: [toDoCard],
  offers: [addToDo],
  toDoSources: [staffTasks],
  notifications: [givenNotification, reminderNotification, answeredNotification],
  settings: toDosSettings,
  search: toDosSearch,
  events: [toDoFinished],
  listens: [makeNextInSeries, showToNewcomers],
  provides: { "to-dos.add": addCapability, "to-dos.due": dueCapability },
  audit: {
    gave: "gave a client something to do", added: "added something to do", "added-task": "added a task", "gave-task": "gave a task to a colleague", done: "said that something is done", undone: "took back that something is done",
    refused: "said that something cannot be done", agreed: "agreed to the day of something to do", confirmed: "confirmed that something is done", returned: "sent something to do back", "gave-again": "gave something to do again", withdrew: "withdrew something to do",
  },
  exports: { client: exportClient, practice: exportPractice },
  imports: { practice: importPractice },
  mergeClients,
  demo: fillDemo,
});
