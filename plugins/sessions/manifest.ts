import { defineManifest } from "@anteroom/core/manifest";

export default defineManifest({
  id: "sessions",
  name: "Sessions & Homework",
  description: "A client’s sessions, past and to come, the way into a video session, homework, logs, and recaps.",
  uses: { scheduling: "^1.0.0", payments: "^1.0.0", "to-dos": "^1.0.0", forms: "^1.0.0" },
  routes: [
    { path: "sessions", file: "./ui/routes/list.tsx" },
    { path: "sessions/device-test", file: "./ui/routes/device-test.tsx" },
    { path: "sessions/homework/:homeworkId", file: "./ui/routes/homework.tsx" },
    { path: "sessions/homework/:homeworkId/stuck", file: "./ui/routes/stuck.tsx" },
    { path: "sessions/homework/:homeworkId/calendar", file: "./ui/routes/homework-calendar.ts" },
    { path: "sessions/logs", file: "./ui/routes/logs.tsx" },
    { path: "sessions/logs/:kind", file: "./ui/routes/log.tsx" },
    { path: "sessions/:sessionId", file: "./ui/routes/session.tsx" },
    { path: "sessions/:sessionId/join", file: "./ui/routes/join.tsx" },
    { path: "staff/clients/:clientId/sessions", file: "./ui/routes/chart.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/sessions/new", file: "./ui/routes/record.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/sessions/:sessionId", file: "./ui/routes/chart-session.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/homework", file: "./ui/routes/chart-homework.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/homework/:homeworkId", file: "./ui/routes/chart-one-homework.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/logs", file: "./ui/routes/chart-logs.tsx", audience: "staff" },
  ],
  nav: [
    { to: "/sessions", label: "Sessions & Homework", icon: "sessions", slot: "sessions", permission: "sessions.use" },
    { to: "/staff/clients/:clientId/sessions", label: "Sessions", icon: "sessions", permission: "sessions.use", audience: "staff" },
    { to: "/staff/clients/:clientId/homework", label: "Homework", icon: "check", permission: "sessions.manage", audience: "staff" },
  ],
  permissions: {
    "sessions.use": { label: "See sessions and homework", default: ["administrator", "professional", "scheduler", "biller", "supervisor"], portal: "sessions" },
    "sessions.manage": { label: "Record sessions, share recaps, give and review homework, read shared logs", default: ["administrator", "professional", "supervisor"] },
  },
  cards: ["homework", "check-in", "recap"],
});
