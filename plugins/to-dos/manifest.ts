import { defineManifest } from "@anteroom/core/manifest";

export default defineManifest({
  id: "to-dos",
  name: "To Do list",
  description: "What waits for a client from every plugin in one list, things to do that either side adds, and the tasks of staff.",
  routes: [
    { path: "to-dos", file: "./ui/routes/list.tsx" },
    { path: "to-dos/new", file: "./ui/routes/new.tsx" },
    { path: "to-dos/:toDoId", file: "./ui/routes/one.tsx" },
    { path: "staff/tasks", file: "./ui/routes/tasks.tsx", audience: "staff" },
    { path: "staff/tasks/new", file: "./ui/routes/new-task.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/to-dos", file: "./ui/routes/chart.tsx", audience: "staff" },
  ],
  nav: [
    { to: "/to-dos", label: "To Do list", icon: "check", slot: "to-dos", permission: "to-dos.use" },
    { to: "/staff/tasks", label: "Tasks", icon: "check", slot: "to-dos", permission: "to-dos.tasks", audience: "staff" },
    { to: "/staff/clients/:clientId/to-dos", label: "To-dos", icon: "check", permission: "to-dos.manage", audience: "staff" },
  ],
  clientOffers: [{ label: "Add a to-do", to: "/to-dos/new", icon: "check", permission: "to-dos.use" }],
  permissions: {
    "to-dos.use": { label: "See and tick off to-dos", default: ["administrator", "professional", "scheduler", "biller", "bookkeeper", "supervisor"], portal: "basic" },
    "to-dos.manage": { label: "Give to-dos to clients and confirm them", default: ["administrator", "professional", "scheduler", "supervisor"] },
    "to-dos.tasks": { label: "See one’s own tasks", default: ["administrator", "professional", "scheduler", "biller", "bookkeeper", "supervisor"] },
  },
  cards: ["item"],
});
