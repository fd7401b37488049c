import { pageAnswer } from "../page-answer.ts";
import { data, type LoaderFunctionArgs } from "../remix.ts";
import { staffMay, type StaffMay } from "./staff-may.ts";

/** For the loader of a form: nobody is given one whose answer the core would refuse. Answers what they may do. */
export async function requireMay({ request, context }: Pick<LoaderFunctionArgs, "request" | "context">, needed: keyof StaffMay): Promise<StaffMay> {
  const may = staffMay(await pageAnswer(request, context.caller.team.mine()));
  if (!may[needed]) throw data(null, { status: 403 });
  return may;
}
