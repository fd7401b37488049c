import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { PaymentsRouter } from "../../server/router.ts";
import { csvAnswer } from "../parts/csv-answer.ts";

/** What clients owe as a CSV file. */
export const loader = async (args: LoaderFunctionArgs): Promise<Response> => csvAnswer(await pluginPageApi<PaymentsRouter>("payments", args).agingFile());
