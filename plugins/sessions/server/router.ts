import { chart, chartHomework, chartSession, professionals } from "./procedures/chart.ts";
import { homeworkAnswer, homeworkCancel, homeworkDays, homeworkFiles, homeworkSave, homeworkSend, homeworkTakeBack } from "./procedures/homework-acts.ts";
import { homeworkList } from "./procedures/homework-list.ts";
import { chartOneHomework, homeworkOne } from "./procedures/homework-one.ts";
import { homeworkStuck } from "./procedures/homework-stuck.ts";
import { homeworkWorksheet } from "./procedures/homework-worksheet.ts";
import { arrive, join, late } from "./procedures/join.ts";
import { list } from "./procedures/list.ts";
import { chartLogs, logAdd, logEntriesList, logList, logRemove, logShare } from "./procedures/logs.ts";
import { letIn, seen, setLink } from "./procedures/meet.ts";
import { saveRecap, takeBackRecap } from "./procedures/recap.ts";
import { record, setState } from "./procedures/record.ts";
import { session } from "./procedures/session.ts";
import { router } from "./trpc.ts";

export const sessionsRouter = router({
  list, session, join, arrive, late,
  homeworkList, homeworkOne, homeworkDays, homeworkSave, homeworkSend, homeworkTakeBack, homeworkStuck, homeworkWorksheet, homeworkAnswer, homeworkCancel, homeworkFiles,
  logList, logEntries: logEntriesList, logAdd, logShare, logRemove, chartLogs,
  chart, chartSession, chartHomework, chartOneHomework, professionals, letIn, seen, setLink, record, setState, saveRecap, takeBackRecap,
});

export type SessionsRouter = typeof sessionsRouter;
