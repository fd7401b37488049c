import { ChartTab, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { photosIn } from "../parts/card-photos.ts";
import { InsuranceForm } from "../parts/insurance-form.tsx";
import { typedPolicy } from "../parts/typed-policy.ts";

export const meta = pageTitle("Enter insurance, client chart");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const id = new URL(args.request.url).searchParams.get("like");
  const { like, rank } = await pluginPageApi<PaymentsRouter>("payments", args).insuranceToEnter({ clientId, like: id });
  return { clientId, like, rank, more: like ? `like=${like.id}` : "", held: photosIn(args.request), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api) => {
    const clientId = args.params["clientId"] ?? "";
    const { id } = await api.enterInsurance({ ...typedPolicy(form), clientId });
    throw redirect(`/staff/clients/${clientId}/billing/insurance/${id}?done=enter`);
  });

/** Staff enter an insurance for a client. A correction is a new one too: what was there before stays as it was. */
export default function EnterInsurancePage() {
  const { clientId, like, rank, more, held, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const base = `/staff/clients/${clientId}/billing/insurance`;
  const below = "The client sees it, and that your practice entered it. It is verified after that, as if they had sent it.";
  return (
    <ChartTab title={like ? "Correct the insurance" : "Enter insurance"} below={like ? `What is there now stays until the new details are verified. ${below}` : below} back={{ href: like ? `${base}/${like.id}` : base, label: "Insurance" }} answer={answer}>
      <InsuranceForm form={form} held={held} like={like} rank={rank} page={`${base}/new`} more={more} away={like ? `${base}/${like.id}` : base} send={{ label: "Save insurance", busy: "Saving…" }} />
    </ChartTab>
  );
}
