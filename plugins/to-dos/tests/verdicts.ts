import { newId } from "@anteroom/core/server";
import { allStaff, portalUsers, staffOf, viewers } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

const givers = staffOf("administrator", "professional", "scheduler", "supervisor");
const others = "plugins/to-dos/tests/to-dos.test.ts › are nobody's business who may not see them";

export default {
  procedures: {
    "to-dos.list": portalUsers,
    "to-dos.one": portalUsers,
    "to-dos.add": portalUsers,
    "to-dos.tick": viewers,
    "to-dos.undo": viewers,
    "to-dos.skip": portalUsers,
    "to-dos.agree": portalUsers,
    "to-dos.remove": portalUsers,
    "to-dos.chart": givers,
    "to-dos.confirm": givers,
    "to-dos.giveBack": givers,
    "to-dos.again": givers,
    "to-dos.cancel": allStaff,
    "to-dos.tasks": allStaff,
    "to-dos.addTask": allStaff,
    "to-dos.giveTask": allStaff,
  },
  pages: {
    ...Object.fromEntries(["/to-dos", "/to-dos/new", "/to-dos/:toDoId"].map((path) => [path, portalUsers])),
    "/staff/tasks": allStaff,
    "/staff/tasks/new": allStaff,
    "/staff/clients/:clientId/to-dos": givers,
  },
  asks: {
    "to-dos.chart": ({ clientId }) => ({ clientId }),
    "to-dos.addTask": ({ clientId }) => ({ key: newId(), title: "Call", clientId }),
    // A client in it only narrows the viewer's own list.
    "to-dos.tasks": null,
    "to-dos.one": others, "to-dos.tick": others, "to-dos.undo": others, "to-dos.skip": others, "to-dos.agree": others, "to-dos.remove": others,
    "to-dos.confirm": others, "to-dos.giveBack": others, "to-dos.again": others, "to-dos.cancel": others, "to-dos.giveTask": others,
  },
} satisfies AreaVerdicts;
