import { again, agree, cancel, confirm, giveBack, remove, skip, tick, undo } from "./procedures/act.ts";
import { add } from "./procedures/add.ts";
import { addTask } from "./procedures/add-task.ts";
import { chart } from "./procedures/chart.ts";
import { giveTask } from "./procedures/give-task.ts";
import { list } from "./procedures/list.ts";
import { one } from "./procedures/one.ts";
import { tasks } from "./procedures/tasks.ts";
import { router } from "./trpc.ts";

export const toDosRouter = router({ list, one, add, tick, undo, skip, agree, remove, chart, confirm, giveBack, again, cancel, tasks, addTask, giveTask });

export type ToDosRouter = typeof toDosRouter;
