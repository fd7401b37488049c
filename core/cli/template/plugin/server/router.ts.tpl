import { chart } from "./procedures/chart.ts";
import { give } from "./procedures/give.ts";
import { list } from "./procedures/list.ts";
import { router } from "./trpc.ts";

export const {{camel}}Router = router({ chart, give, list });

export type {{Pascal}}Router = typeof {{camel}}Router;
