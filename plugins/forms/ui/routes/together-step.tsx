import { pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import type { FormsRouter } from "../../server/router.ts";
import { AddFile } from "../filling/add-file.tsx";
import { addedFiles } from "../filling/added-files.ts";
import { ownDevice } from "../filling/own-device.ts";
import { stepAction } from "../filling/step-action.ts";
import { togetherDoor } from "../filling/step-door.ts";
import { StepForm, labelOf } from "../filling/step-form.tsx";
import type { StepPage } from "../filling/step-form.tsx";
import type { StepReply } from "../filling/step-reply.ts";
import type { TypedFields } from "../filling/typed-in.ts";

export const meta = pageTitle("Fill in together");

const at = ({ params }: LoaderFunctionArgs) => ({ assignmentId: params["assignmentId"] ?? "", step: Number(params["step"]) || 0 });
const doorOf = (args: LoaderFunctionArgs) => togetherDoor(args.params["clientId"] ?? "", at(args).assignmentId);

export async function loader(args: LoaderFunctionArgs) {
  const place = at(args);
  const { base } = doorOf(args);
  const address = new URL(args.request.url);
  const found = await pluginPageApi<FormsRouter>("forms", args).stepTogether(place);
  const check = address.searchParams.has("check") ? "?check" : "";
  if (!found.begun) throw redirect(base);
  if (found.instead !== null) throw redirect(found.instead === "check" ? `${base}/check` : `${base}/${found.instead}${check}`);
  return { ...found, ...addedFiles(found.step.items, address, found.typed as TypedFields), assignmentId: place.assignmentId, check, ownDevice: await ownDevice(args) };
}

export async function action(args: ActionFunctionArgs) {
  const { base, later, ended } = doorOf(args);
  const api = pluginPageApi<FormsRouter>("forms", args);
  return stepAction(args.request, at(args), { base, later, ended, save: api.saveTogether, answer: api.answerTogether, step: api.stepTogether });
}

/** One page of a form that staff fill in with the person beside them. */
export default function TogetherStep() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>() as StepReply | undefined;
  const { clientId, assignmentId, number, check } = page;
  const door = useMemo(() => togetherDoor(clientId, assignmentId), [clientId, assignmentId]);
  const choosing = page.step.items.findIndex((item) => item.id === page.choosing) + 1;
  const here = `${door.base}/${number}`;
  if (choosing > 0) return <AddFile label={labelOf(page.step.items as never, page.choosing ?? "")} back={`${here}${check}`} here={`${here}?add=${choosing}${check ? "&check=1" : ""}`} />;
  return <StepForm key={`${assignmentId} ${number}`} page={{ ...page, form: `${page.form}, with ${page.who}` } as unknown as StepPage} door={door} answered={answered} />;
}
