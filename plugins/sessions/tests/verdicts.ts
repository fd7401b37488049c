import { newId } from "@anteroom/core/server";
import { portalUsers, staffOf } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

const seers = staffOf("administrator", "professional", "scheduler", "biller", "supervisor");
const managers = staffOf("administrator", "professional", "supervisor");
const both = { portal: true, roles: ["administrator", "professional", "scheduler", "biller", "supervisor"] } as const;
const others = "plugins/sessions/tests/sessions.test.ts › are nobody's business who may not see them";

const mine = ["session", "join", "homeworkOne", "arrive", "late", "homeworkDays", "homeworkSave", "homeworkSend", "homeworkTakeBack", "homeworkStuck", "homeworkWorksheet", "logShare", "logRemove"];
const theirs = ["chartOneHomework", "homeworkAnswer", "homeworkCancel", "homeworkFiles", "letIn", "seen", "setLink", "setState", "saveRecap", "takeBackRecap"];
const under = (names: readonly string[]) => names.map((name) => `sessions.${name}`);
const all = <Value>(names: readonly string[], value: Value): Record<string, Value> => Object.fromEntries(names.map((name) => [name, value]));

/** Who may call what; the portal's permission matrix holds each procedure to it. */
export default {
  procedures: {
    ...all(under([...mine, "list", "homeworkList", "logList", "logEntries", "logAdd"]), portalUsers),
    ...all(under([...theirs, "chartHomework", "chartLogs", "professionals", "record"]), managers),
    ...all(under(["chart", "chartSession"]), seers),
  },
  pages: {
    ...all(["/sessions", "/sessions/device-test", "/sessions/homework/:homeworkId", "/sessions/homework/:homeworkId/calendar", "/sessions/homework/:homeworkId/stuck", "/sessions/logs", "/sessions/logs/:kind", "/sessions/:sessionId", "/sessions/:sessionId/join"], portalUsers),
    ...all(["/staff/clients/:clientId/sessions", "/staff/clients/:clientId/sessions/:sessionId"], seers),
    ...all(["/staff/clients/:clientId/sessions/new", "/staff/clients/:clientId/homework", "/staff/clients/:clientId/homework/:homeworkId", "/staff/clients/:clientId/logs"], managers),
  },
  events: { "sessions/waiting": both, "sessions/answered": both },
  asks: {
    ...all(under([...mine, ...theirs, "chartSession"]), others),
    "sessions.chart": ({ clientId }) => ({ clientId }),
    "sessions.chartHomework": ({ clientId }) => ({ clientId }),
    "sessions.chartLogs": ({ clientId }) => ({ clientId }),
    "sessions.professionals": ({ clientId }) => ({ clientId }),
    "sessions.record": ({ clientId, staffId }) => ({ key: newId(), clientId, staffId, type: "Therapy session", day: "2026-11-26", time: "09:00", minutes: "50", place: "video", state: "booked" }),
  },
} satisfies AreaVerdicts;
