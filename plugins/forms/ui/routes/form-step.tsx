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
import { ownDoor } from "../filling/step-door.ts";
import { StepForm, labelOf } from "../filling/step-form.tsx";
import type { StepPage } from "../filling/step-form.tsx";
import type { StepReply } from "../filling/step-reply.ts";
import type { TypedFields } from "../filling/typed-in.ts";

export const meta = pageTitle("Form");

const at = ({ params }: LoaderFunctionArgs) => ({ assignmentId: params["assignmentId"] ?? "", step: Number(params["step"]) || 0 });

export async function loader(args: LoaderFunctionArgs) {
  const place = at(args);
  const api = pluginPageApi<FormsRouter>("forms", args);
  const form = await api.open({ assignmentId: place.assignmentId });
  const base = `/forms/${place.assignmentId}`;
  // Nothing is shown, and nothing saved, before Start or after it was sent.
  if (form.state !== "in-progress" && form.state !== "amending") throw redirect(base);
  const address = new URL(args.request.url);
  const found = await api.step(place);
  const check = address.searchParams.has("check") ? "?check" : "";
  if (found.instead !== null) throw redirect(found.instead === "check" ? `${base}/check` : `${base}/${found.instead}${check}`);
  return { ...found, ...addedFiles(found.step.items, address, found.typed as TypedFields), assignmentId: place.assignmentId, check, ownDevice: await ownDevice(args) };
}

export async function action(args: ActionFunctionArgs) {
  const { base, later, ended } = ownDoor(at(args).assignmentId);
  const api = pluginPageApi<FormsRouter>("forms", args);
  return stepAction(args.request, at(args), { base, later, ended, save: api.save, answer: api.answer, step: api.step });
}

/** One page of the viewer's own form. */
export default function FormStep() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>() as StepReply | undefined;
  const { assignmentId, number, check } = page;
  const door = useMemo(() => ownDoor(assignmentId), [assignmentId]);
  const choosing = page.step.items.findIndex((item) => item.id === page.choosing) + 1;
  const here = `${door.base}/${number}`;
  if (choosing > 0) return <AddFile label={labelOf(page.step.items as never, page.choosing ?? "")} back={`${here}${check}`} here={`${here}?add=${choosing}${check ? "&check=1" : ""}`} />;
  // Another step is another page: nothing of the one before stays in its fields.
  return <StepForm key={`${assignmentId} ${number}`} page={page as unknown as StepPage} door={door} answered={answered} />;
}
